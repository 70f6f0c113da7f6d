"""Names for invented people: given names and family names of many languages, to be mixed across them."""

from phd_network.demo.sources import DATA

GIVEN = tuple((DATA / "given_names.txt").read_text(encoding="utf-8").split())
FAMILY = tuple((DATA / "family_names.txt").read_text(encoding="utf-8").split())

RARE_CANDIDATES = (
    ("ريحانة", "الزيتوني"),
    ("Suhartini", ""),
    ("Maximiliane Theodora Anneliese Clementine", "von der Hohenfelsen-Wertheimstetten zu Lilienquell-Oberwiesenthal"),
)
RARE_NOMINEES = (
    ("José Bartolomeu Evaristo", "d’Albuquerque e Vasconcelos de Montalegre-Figueira"),
    ("سنابل", "المنصوري"),
    ("Wahyuningsih", ""),
)
"""Names that break forms which expect two short words in Latin letters."""

OTHER_UNIVERSITIES = (
    ("Nordhaven University", "NO"),
    ("Universidade de Vale Claro", "BR"),
    ("Lakeshore State University", "US"),
    ("University of Karu Hills", "KE"),
    ("Universitatea Valea Lungă", "RO"),
    ("Seto Inland University", "JP"),
    ("University of Sanggar", "ID"),
    ("Université du Littoral Nord", "SN"),
    ("Marmara Bay University", "TR"),
    ("Universidad del Altiplano Sur", "PE"),
)
"""Universities that do not exist, with the country they do not exist in."""
