"""Function words by language, folded: they tell a language, and mean nothing to a keyword search. Data only."""

from __future__ import annotations

STOP_WORDS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """
        a about after all also am an and any are as at be because been before being between both but by
        can could did do does doing during each either few for from further had has have having he her
        here hers him his how i if in into is it its just let many me more most much my no nor not of
        off on once only or other our out over own per please said same shall she should since so some
        such s t than that the their them then there these they this those through to too toward under
        until up upon us very was we were what when where which while who whom whose why will with
        within without would you your tell show list give me
        """.split()
    ),
    "fr": frozenset(
        """
        a au aucun aussi autre aux avec avait avez avons c ce cela celle celles celui ces cet cette ceux
        chaque chez combien comme comment d dans de depuis des dont du elle elles en encore entre est et
        etaient etait ete etes etre eu eux fait font fut furent ici il ils j je jusqu l la le les leur
        leurs lors lui m ma mais me meme mes moins mon n ne ni nos notre nous on ont ou par parmi pas
        pendant peu plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se
        selon ses si son sont sous sur t ta tes ton tous tout toute toutes tres tu un une vers vos votre
        vous y
        """.split()
    ),
    "es": frozenset(
        """
        al como con cual cuando cuanta cuantas cuanto cuantos de del desde donde el ella ellos en entre
        era es esta este estos fue ha han hasta hay la las lo los mas muy no nos o para pero por porque
        que quien quienes se segun ser sin sobre son su sus tambien un una y ya
        """.split()
    ),
    "de": frozenset(
        """
        als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer
        eines er es fur hat haben ich im in ist mehr mit nach nicht noch oder sich sie sind uber um und
        unter viel viele von vor war waren warum was welche welcher welches wer werden wie wird wo wurde
        zu zum zur
        """.split()
    ),
    "pt": frozenset(
        """
        ao aos as com como da das de do dos e ela ele em entre era essa esse esta este foi foram ha isso
        ja mais mas muito na nao nas no nos o os para pela pelo por porque qual quando quanta quantas
        quanto quantos que quem se sem ser seu sua sao sobre tambem tem um uma
        """.split()
    ),
    "tr": frozenset(
        """
        acaba ama bir bu cok da daha de gibi hangi icin ile kac kadar ki kim mi mu ne nasil neden nerede
        o olan olarak sonra su ve veya ya
        """.split()
    ),
    "ar": frozenset(
        """
        في من الي علي عن مع ان انه انها كان كانت يكون تكون هذا هذه ذلك تلك الذي التي الذين اللذين اللاتي
        ما ماذا متي اين كيف كم هل لماذا لم لن لا ليس ليست قد كل بعض غير بين بعد قبل عند عندما حتي ثم او
        ام اي ايه ايضا هو هي هم هما نحن انا انت له لها لهم به بها بهم فيه فيها منه منها عليه عليها اليه
        اليها كما كذلك لكن لكنه بل اذا اذ حيث منذ خلال ضمن حول نحو دون سوي فقط كلا لدي لدي يا مما عما
        فيما بما لما وما وهو وهي وقد ولا ولم ومن وفي وعلي وان واو فان لان لانه وكان وكانت تم يتم وذلك
        هناك هنا نفس عبر قال قالت وقال واضاف اضاف
        """.split()
    ),
}

# Words that are no stop words but betray the language of a short question about giving.
CUES: dict[str, frozenset[str]] = {
    "en": frozenset(
        """
        donate donates donated donating donation donations donor gave given giving gift gifts pledge
        pledged pledges spend spent company companies million billion views people help helped which
        foundation health hospital hospitals support raised worth challenge hi hello thanks summary
        latest news amount charity charities capital get got work worked
        """.split()
    ),
    "fr": frozenset(
        """
        don dons donne donnee donnees donnes donner donnait offert offerts offre verse verses verser
        versee promis promesse somme montant montants entreprise entreprises societe millions milliards
        vues defi soutien aide aider hopital hopitaux sante fondation lutte contre bonjour merci liste
        resume quels est-ce mecenat beneficiaire beneficiaires capitale annonce
        """.split()
    ),
    "es": frozenset("dono donado donacion donaciones empresa empresas millones ayuda gracias hola".split()),
    "de": frozenset("gespendet spende spenden spendete unternehmen millionen hilfe danke hallo euro".split()),
    "pt": frozenset("doou doado doacao doacoes empresa empresas milhoes ajuda obrigado ola".split()),
    "tr": frozenset("bagis bagisladi bagislar sirket sirketi milyon yardim tesekkurler merhaba lira".split()),
    "ar": frozenset(),
}

LETTER_CUES: dict[str, str] = {"fr": "éèêëàâçœùûîï", "es": "ñ¿¡", "de": "ßäöü", "pt": "ãõ", "tr": "ğşıİ"}
