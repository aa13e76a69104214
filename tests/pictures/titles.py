"""Titles in many languages: of words that people write about work, and cases that break layouts."""

from __future__ import annotations

import random

#: Words by language; of writings without blanks they are phrases.
WORDS = {
    "ar": "نحن نبني مستشفى هادئاً في الليل مع فريق من الممرضات منذ 2019 قصة سارة الدنمارك كيف أصبحت مهندسة «Kollega» العمل، لماذا؟",
    "cs": "proč noční směny jsou tišší příběh ošetřovatelky z Plzně šťastný žluťoučký kůň úřad řidič ředitelství",
    "da": "hvorfor nætterne er rolige på afdelingen sygehusforvaltning medarbejderudviklingssamtale ærø øl åben i Århus speciallægepraksis",
    "de": "warum die Nachtschicht ruhig ist Krankenhausverwaltung Übergabe größer Straße Versicherungsfachangestellte für ein Jahr IT-Systemadministration",
    "el": "γιατί οι νυχτερινές βάρδιες είναι ήσυχες μια ιστορία από την ομάδα Αθήνα εργαζόμενοι υπολογιστής",
    "en": "why our nights are quiet a nurse tells how we build ships that last 10,000 miles state-of-the-art and/or I responsibility",
    "es": "por qué las noches son tranquilas ¿cómo trabajamos? la historia de una enfermera en Málaga responsabilidad año niños",
    "fi": "miksi yövuorot ovat rauhallisia sairaanhoitajan tarina työntekijöiden hyvinvointi lentokonesuihkuturbiinimoottoriapumekaanikko",
    "fr": "pourquoi nos nuits sont calmes l’histoire d’une infirmière à Besançon œuvre être garçon anticonstitutionnellement",
    "he": "למה משמרות הלילה שקטות יותר סיפור של אחיות ב-Kollega צוות 2019 בניין מהנדסת (חדש) שָׁלוֹם",
    "hi": "रात की पाली में काम करना क्यों अच्छा लगता है एक नर्स की कहानी क्षत्रिय विद्यार्थियों प्रौद्योगिकी ज़िंदगी",
    "ja": "夜勤の 看護師が 静かな 病棟で 働くことを 好む理由。 「チームの物語」 エンジニアの 一日、 わたしたちは コペンハーゲンで",
    "ko": "왜 우리 야간 간호사들은 조용한 병동에서 일하는 것을 좋아할까요 팀 이야기 엔지니어의 하루 소프트웨어개발자",
    "nb": "hvorfor nettene er rolige på avdelingen menneskerettighetsorganisasjonene sykepleier ærlig øy å være i Tromsø",
    "nl": "waarom onze nachten rustig zijn het verhaal van een verpleegkundige arbeidsongeschiktheidsverzekering zee-eend ’s-Hertogenbosch",
    "pl": "dlaczego nocne zmiany są ciche opowieść pielęgniarki z Łodzi zażółć gęślą jaźń odpowiedzialność w i źdźbło",
    "pt": "por que nossas noites são tranquilas a história de uma enfermeira em São João responsabilidade ação",
    "ru": "почему наши ночные смены такие спокойные рассказ медсестры из Орхуса ответственность объект ёжик электрооборудование",
    "sv": "varför nätterna är lugna på sjuksköterskeavdelningen ö å i Göteborg medarbetarundersökning berättelse",
    "th": "ทำไมการทำงาน กะกลางคืน ที่โรงพยาบาล ของเรา จึงเงียบสงบ และอบอุ่น พยาบาลผู้ป่วย วิศวกร น้ำใจ ปู่",
    "tr": "neden geceleri sessiz bir hemşirenin hikâyesi İstanbul çalışan ığdır şirketimiz mühendislik öğrenci",
    "uk": "чому наші нічні зміни такі спокійні розповідь медсестри з Києва їжак ґанок відповідальність",
    "vi": "tại sao ca đêm của chúng tôi yên tĩnh câu chuyện của Nguyễn Thị Hồng người điều dưỡng ở Huế",
    "zh": "为什么 我们的 夜班护士 喜欢 在安静的 病房里 工作： 一个 团队的 故事， 工程师",
    "zh-TW": "為什麼 我們的 夜班護士 喜歡 在安靜的 病房裡 工作： 一個 團隊的 故事， 工程師",
}  # fmt: skip
#: Languages whose words stand side by side.
_CLOSE = ("ja", "th", "zh", "zh-TW")

HARD = {
    "one long word": "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunter",
    "one long word of capitals": "W" * 60,
    "two hundred characters": "We look after people who cannot look after themselves, and " * 4,
    "emoji alone": "🎉👩🏽‍⚕️👨‍👩‍👧‍👦🏳️‍🌈🇩🇰👍🏿❤️😀1️⃣🏴󠁧󠁢󠁳󠁣󠁴󠁿",
    "many emoji": "🎉" * 80,
    "emoji and words": "We did it 🎉👩🏽‍⚕️ together 🇩🇰 1️⃣ year ❤️‍🔥",
    "capitals": "WHY OUR NIGHTS ARE QUIET AND WHAT WE DO WHEN THEY ARE NOT",
    "an address": "https://careers.example.com/jobs/registered-nurse-night-shift/apply?team=intensive-care&lang=da",
    "both directions": "مرحبا بكم في Kollega Aarhus (منذ 2019) – join us, שלום!",
    "numbers": "1,000,000 – 2.500.000,00 € / 50 % (2019–2026)",
    "many scripts": "How 日本語 and 한국어 and 中国话 met: مرحبا in Ελλάδα и Россия सदा ไทย",
    "piled marks": "Z̴̢̛a̵̡͝l̶̨͘g̸̢̕o̷̧͠ " * 6,
    "marks on nothing": "\u0301\u0302 a \u05b0 \u0e31",
    "no blanks in Thai": "ทำไมการทำงานกะกลางคืนที่โรงพยาบาลของเราจึงเงียบสงบและอบอุ่น" * 3,
    "no blanks in Chinese": "为什么我们的夜班护士喜欢在安静的病房里工作" * 8,
    "soft hyphens": "Kranken\xadhaus\xadver\xadwal\xadtungs\xadfach\xadan\xadge\xadstell\xadte\xadn\xadaus\xadbil\xaddung",
    "a name": "Maria\xa0Fernanda\xa0de\xa0Oliveira\xa0e\xa0Vasconcelos",
    "odd blanks": " a\u2003b\u202fc\u3000d\u200be ",
    "one letter": "Å",
    "nothing": "",
    "what no font has": "Night shift 𐎠𐎡𐎢",
    "markup": "<script>alert(1)</script> & “quotes” \\ % {title}",
}


#: Letters of all scripts that are shipped, marks, joiners, signs that steer, emoji, and what no font has.
LETTERS = (
    "abÅßÉłőABW019 .,-–/·()«»“”%€&@ \xa0\xad ΑωϊЖщїÿاللهمرحبا١٢שלוםּ ֑अक्षत्रिज़ोंกำน้ำปู่"
    "夜勤の「」。看护中國語한글ㄅ🎉👩🏽🇩🇰1️⃣❤️\u200d\u200c\u200f\u202e\u2066\u0301\u0308\u20e3\ufe0f𐎠\x00\x1b\ue000ﬃ𝓗①"
)  # fmt: skip


def titles(lang: str, count: int) -> list[str]:
    """So many titles of one to fourteen words; the same each time."""
    words = WORDS[lang].split()
    chance = random.Random(lang)
    made = [
        ("" if lang in _CLOSE else " ").join(chance.choices(words, k=chance.randint(1, 14)))
        for _ in range(count)
    ]
    return [title.upper() if number % 10 == 9 else title for number, title in enumerate(made)]
