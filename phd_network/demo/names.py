"""Names for invented people: given names and family names of many languages, to be mixed across them."""

GIVEN = tuple(
    """
    Adaeze Aigerim Aino Akosua Alejandro Amadou Amélie Anahí Andrzej Anneke Aoife Arjun Asel Åsa Ayşe Baraka Bekzod
    Beatriz Blerta Bogdan Branka Camila Catarina Chidi Chiara Ciarán Daiva Dagný Danilo Dorota Dragana Efua Eirini
    Élodie Emeka Enikő Erlend Esperanza Farida Fatou Ferhat Fionn Gáspár Giedrė Goran Graça Gulnara Habiba Hanneke
    Haruka Héloïse Hiroshi Ibrahima Ilze Imani Inés Ingrid Ioana Iryna Ísold Jakub Jelena João Jovana Jürgen Kaito
    Kamala Karolína Kateryna Keziah Kofi Laleh Lázaro Leena Liiva Ludovica Lwazi Maëlle Małgorzata Manjula Marija
    Matteo Mehwish Miloš Minh Moana Nadiya Naledi Nguyệt Niamh Nikoloz Nilufar Nomvula Olena Olumide Oyuna Paloma
    Parisa Pedro Petra Priya Qing Raluca Rashid Renata Rūta Sabelo Şirin Sakura Salome Sefa Séverine Shreya Simão
    Siobhán Snežana Solveig Søren Soraya Suda Svetlana Szilvia Tadeo Tamar Tariku Tendai Thabo Thuy Tiago Tinatin
    Tomasz Tuğba Ulla Urška Valentina Vesna Waleed Wanjiru Xiadani Ximena Yaa Yevhen Yildiz Yuki Zahra Zanele Zoltán
    Zsófia
    """.split()
)

FAMILY = tuple(
    """
    Abaza Achterberg Adeyinka Aguirrezabala Akhmetova Albuquerque Andrade Ásgeirsson Asante Avcı Bakradze Banerjee
    Barzani Bergström Białek Błaszczyk Boateng Bodnár Brâncoveanu Çakır Calderón Castelnuovo Chaudhury Chukwuma Ćosić
    Coulibaly Csonka Dąbek Dangal Delacroix Demirbaş Dessalegn Devereux Dimitrova Djikić Dlamini Dvořáček Echevarría
    Eguchi Ekholm Ferreirinha Fjeldstad Fonseca Frühwald Gaspar Gebremariam Ghorbani Giorgadze Gonçalves Grünbaum
    Gunnarsdóttir Gyamfi Haavisto Hartikainen Hernández Holmqvist Horváth Hristov Huế Ibarretxe Idowu Ilves Inoue
    Jabłoński Jansen Jayasinghe Kalniņš Kamau Karimova Kaya Kazlauskas Khumalo Kiełb Kjærgaard Kobayashi Konaté
    Kovačić Krasniqi Kuznetsova Lindqvist Łukasik Machado Magalhães Mahlangu Maïga Malhotra Marchetti Mbatha Mészáros
    Mihăilescu Moreau Mukherjee Mwangi Nakagawa Nascimento Ndiaye Neacșu Nguyễn Nørregaard Novotná Nyambura Obradović
    Ó-Ceallaigh Okonkwo Oliveira Ombati Østergaard Ozolins Papadaki Pehlivan Petrauskas Pham Popescu Quispe Radović
    Rahimi Ravensbergen Rossignol Różycki Saarinen Sadykov Sánchez Sarkissian Schönfeld Şentürk Shevchenko Sithole
    Škvorecký Smaaskjær Sørlie Stoyanov Szőke Tadesse Takahashi Tamang Tekin Thörnqvist Tiwari Tkachenko Traoré
    Tsiklauri Umarov Urbánek Vaitkus Valdés Vanderstraeten Veličković Venkataraman Villanueva Vörös Wanjala
    Weatherstone Wickramasinghe Wójcik Yamashita Yılmazer Zabala Żeromski Zhao Zwartkruis
    """.split()
)

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
