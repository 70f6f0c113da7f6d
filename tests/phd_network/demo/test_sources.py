"""Public facts, read as they are."""

from datetime import date

from phd_network.demo import sources


def test_the_sources_are_read_as_they_are():
    assert [len(rows) for rows in (sources.institutes(), sources.laureates(), sources.winners())] == [35, 14, 5]
    assert [len(rows) for rows in (sources.past_schools(), sources.committees())] == [16, 8]


def test_a_joint_degree_has_both_its_universities():
    laureate = next(one for one in sources.laureates() if one.name == "Iva Dodevska")

    assert laureate.universities == ("Charles University Prague", "Université Paul-Valéry Montpellier")
    assert (laureate.year, laureate.defended) == (2024, "2023-09")


def test_the_day_of_a_defence_is_written_as_precisely_as_it_is_known():
    told = {one.defended: one.defended_in_words for one in sources.laureates() if one.defended}

    assert (told["2010"], told["2023-09"], told["2017-12-08"]) == ("2010", "September 2023", "8 December 2017")


def test_a_paper_of_four_has_four_authors():
    winner = next(one for one in sources.winners() if one.year == 2022)

    assert winner.authors == ("Asaf Augusto", "Elisa Alves", "Russell King", "Jorge Malheiros")


def test_a_school_without_known_dates_has_none():
    first, *_, last = sources.past_schools()

    assert (first.city, first.starts, first.places) == ("Poitiers", None, None)
    assert (last.host, last.starts, last.ends) == ("Eurac", date(2026, 5, 18), date(2026, 5, 23))


def test_every_institute_has_a_country_code_and_a_founder_is_no_member_by_that_alone():
    codes = {institute.short_name: institute.country_code for institute in sources.institutes()}

    assert (codes["CEDEM"], codes["MiReKoc"], len(codes)) == ("BE", "TR", 35)
    assert sum(institute.is_member for institute in sources.institutes()) == 21
