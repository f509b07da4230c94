"""The words by which litter of web pages and newspapers is known, without accents and marks: "don t miss".

Python and not a text file, so that a change of a list is a change of the recipe and old texts are cleaned anew.
Knows no lines and decides nothing (`ingest.litter`).
"""

from __future__ import annotations

from rag.text import fold

Phrase = tuple[str, ...]


def _phrases(text: str) -> frozenset[Phrase]:
    """Return the phrases of a list divided by "|" and line ends."""
    return frozenset(
        tuple(map(fold, entry.split())) for line in text.splitlines() for entry in line.split("|") if entry.strip()
    )


# Above a headline only. Not here: «اتصالات», which is also how a telecom operator is called.
SECTIONS = _phrases("""
    business|economy|companies|company news|finance|banking|banks|markets|money|news|latest|latest news|breaking news
    home|world|national|local|local news|politics|society|community|culture|lifestyle|health|education|environment
    technology|tech|telecoms|telecom|energy|industry|sport|sports|opinion|features|csr|sustainability|philanthropy
    corporate|top stories|middle east|africa|gulf
    economie|entreprises|entreprise|finances|banques|marches|bourse|actualite|actualites|accueil|monde|politique
    societe|culture|sante|education|environnement|technologie|technologies|energie|industrie|opinions|rse|a la une
    developpement durable|international|afrique|maroc|tunisie|algerie|conso|vie des entreprises
    اقتصاد|الاقتصاد|اعمال|مال واعمال|مال|المال|بنوك|البنوك|بنوك وشركات|شركات|الشركات|اسواق|بورصه|اخبار|الاخبار
    اخر الاخبار|اهم الاخبار|عاجل|الرئيسيه|محليات|اخبار محليه|العالم|عربي|دولي|سياسه|مجتمع|ثقافه|صحه|تعليم|بيئه
    تكنولوجيا|تقنيه|طاقه|صناعه|رياضه|راي|منوعات|مسؤوليه اجتماعيه|مسؤوليه مجتمعيه|المسؤوليه الاجتماعيه
    المسؤوليه المجتمعيه|المسئوليه المجتمعيه|استدامه|اخبار مصر|اخبار الشركات|اخبار الاقتصاد|اتصالات
""")

# A line of nothing but these and counters is a bar of buttons, if one of them is an action or two are networks.
ACTIONS = _phrases("""
    share|share this|share this article|share this story|share this post|share on|share via|shares|tweet|tweet this
    retweet|pin it|pin|copy link|copy url|print|print this|print this article|print article|printer friendly|email
    e mail|email this|email this article|email article|send by email|save|save article|save for later|listen
    listen to this article|listen to article|gift this article|text size|font size
    partager|partager sur|partager cet article|partager l article|partagez|partagez cet article|partages|imprimer
    imprimer l article|imprimer cet article|envoyer par e mail|envoyer par email|envoyer par mail|envoyer a un ami
    copier le lien|enregistrer|sauvegarder|ecouter l article|ecouter cet article|j aime|tweeter
    شارك|شاركها|شارك المقال|شارك الخبر|شارك هذا الخبر|شارك هذا المقال|شارك علي|شارك عبر|مشاركه|مشاركه علي|مشاركه عبر
    مشاركه الخبر|مشاركه المقال|انشر|غرد|تغريد|طباعه|اطبع|نسخه للطباعه|طباعه الخبر|طباعه المقال|نسخ الرابط|انسخ الرابط
    ارسال|ارسل|ارسل لصديق|ارسل الي صديق|ارسال بالبريد|ارسال بالبريد الالكتروني|ارسال عبر البريد|البريد الالكتروني
    بريد الكتروني|حفظ|حفظ المقال|استمع للمقال|استمع الي المقال|حجم الخط|اعجبني
""")
NETWORKS = _phrases("""
    facebook|twitter|x|linkedin|whatsapp|telegram|instagram|pinterest|messenger|reddit|viber|youtube|tumblr|skype|wechat
    فيسبوك|فيس بوك|الفيسبوك|تويتر|اكس|لينكدان|لينكد ان|لينكدين|لينكد|واتساب|واتس اب|الواتساب|تليجرام|تيليجرام|تلغرام
    تليغرام|انستجرام|انستغرام|بينتريست|ماسنجر|مسنجر|يوتيوب|فايبر
""")
JOINING = _phrases("on|via|by|to|and|or|sur|par|ou|et|علي|عبر|في|او")

# A whole line, nothing beside it.
WHOLE = _phrases("""
    advertisement|advertisements|advertising|sponsored content|publicite|annonce|اعلان|اعلانات
    story continues below|story continues below advertisement|article continues below advertisement
    read more|read also|also read|see also|related|related articles|related stories|related news|related posts
    recommended for you|more from this section|you may also like
    lire la suite|lire aussi|a lire aussi|a lire egalement|voir aussi|articles lies|articles similaires
    sur le meme sujet|sur le meme theme|dans la meme rubrique
    اقرا ايضا|اقرا المزيد|اقرا|المزيد|اقرا كذلك|طالع ايضا|شاهد ايضا|مواضيع ذات صله|اخبار ذات صله|موضوعات ذات صله
    مقالات ذات صله|اخبار متعلقه|مواضيع متعلقه|موضوعات متعلقه|قد يعجبك ايضا
    tags|keywords|mots cles|etiquettes|وسوم|الوسوم|كلمات مفتاحيه|الكلمات المفتاحيه|كلمات دلاليه|الكلمات الدلاليه
    cookie policy|cookie settings|cookies|accept|accept all|reject all|manage preferences|politique de cookies
    tout accepter|tout refuser|parametrer les cookies|gerer les cookies|سياسه ملفات تعريف الارتباط|قبول الكل
    newsletter|newsletters|subscribe|subscribe now|sign up|sign up now|abonnez vous|s abonner|je m abonne|s inscrire
    النشره البريديه|اشترك|اشترك الان
    leave a comment|leave a reply|add a comment|post a comment|comments|laisser un commentaire|commentaires
    اترك تعليقا|اضف تعليقا|اضف تعليق|التعليقات|تعليقات
    file photo|archive photo|stock photo|getty images|photo d archives|photo d illustration|صوره ارشيفيه|صوره من الارشيف
    الصوره ارشيفيه|صوره تعبيريه|الصوره توضيحيه|ملاحظه الصوره توضيحيه
""")

# A label, a mark, and something short after it.
CAPTIONS = _phrases("""
    photo|photos|photo credit|photo credits|photo source|image|images|image credit|image credits|image source|picture
    picture credit|photograph|photographer|caption|credit photo|credits photo|credit photos|credits photos|credit image
    legende|photographe|source photo
    صوره|الصوره|صور|مصدر الصوره|تصوير|عدسه|تعليق الصوره
""")
CREDITS = _phrases("""
    photo by|photos by|photo courtesy|photos courtesy|image courtesy|images courtesy|picture courtesy|photograph by
    image by|afp photo|ap photo|reuters photo|photo afp|photo reuters|photo ap
""")
READ_ALSO = _phrases("""
    read more|read also|also read|see also|read next|read|related|related article|related articles|related story
    related stories|more on this|must read|don t miss
    lire aussi|a lire aussi|a lire|a lire egalement|lire egalement|lire la suite|voir aussi|sur le meme sujet
    اقرا ايضا|اقرا المزيد|اقرا كذلك|اقرا|طالع ايضا|طالع|شاهد ايضا|مواضيع ذات صله|اخبار ذات صله|موضوعات ذات صله
    مقالات ذات صله|قد يعجبك ايضا|للمزيد
""")
READ_ALSO_BARE = _phrases("""
    read also|lire aussi|a lire aussi|a lire egalement|lire egalement|اقرا ايضا|اقرا كذلك|طالع ايضا|شاهد ايضا
""")  # plain enough without a mark before the title
TAGS = _phrases("""
    tags|tag|keywords|key words|filed under|mots cles|mot cle|etiquettes|tague|الكلمات المفتاحيه|كلمات مفتاحيه
    الكلمات الدلاليه|كلمات دلاليه|وسوم|الوسوم|اوسمه|تاغ|تاجات
""")

# How a line of a consent banner, of a newsletter's form or of "follow us" begins.
CALLS = _phrases("""
    we use cookies|we and our partners use cookies|this site uses cookies|this website uses cookies
    our site uses cookies|our website uses cookies|by continuing to use this site|by continuing to use this website
    by continuing to browse|by using this site you|accept all cookies|accept cookies|manage cookies
    nous utilisons des cookies|ce site utilise des cookies|en poursuivant votre navigation|accepter les cookies
    نستخدم ملفات تعريف الارتباط|يستخدم هذا الموقع ملفات تعريف الارتباط|هذا الموقع يستخدم ملفات تعريف الارتباط
    باستخدامك هذا الموقع|باستمرارك في استخدام هذا الموقع
    subscribe to our newsletter|subscribe to our daily newsletter|subscribe to our weekly newsletter
    subscribe to the newsletter|sign up for our newsletter|sign up to our newsletter|sign up for the newsletter
    join our newsletter|get our newsletter|get the latest news delivered|enter your email|by signing up you
    abonnez vous a notre newsletter|inscrivez vous a notre newsletter|recevez notre newsletter|entrez votre email
    entrez votre adresse|abonnez vous a la newsletter|inscrivez vous a la newsletter
    اشترك في نشرتنا|اشترك في النشره|اشترك بالنشره|سجل في النشره|اشترك في قائمتنا البريديه|اشتركوا في نشرتنا
    ادخل بريدك الالكتروني|اشترك في القائمه البريديه
    follow us on|follow us at|like us on|find us on|join us on|suivez nous sur|retrouvez nous sur|rejoignez nous sur
    تابعنا علي|تابعونا علي|تابعنا عبر|تابعونا عبر|انضم الي قناتنا
""")
