namespace Dashboard.WriteSide.Generate;

/// <summary>Names and places of a country, the frequent ones first. <c>Native|roman</c> where an e-mail needs other letters.</summary>
internal sealed record Locale(string Country, string Dial, bool FamilyFirst, string[] Given, string[] Family, string[] Cities, string[] Streets);

/// <summary>The countries that a generated shop sells to, in several scripts; the first ones have the most customers.</summary>
internal static class Locales
{
    public static IReadOnlyList<Locale> All { get; } =
    [
        new("United Kingdom", "+44", false,
            ["Olivia", "Amelia", "George", "Harry", "Isla", "Jack", "Emily", "Thomas", "Sophie", "Niamh", "Oscar", "Rhys", "Ffion", "Zoë"],
            ["Smith", "Jones", "Taylor", "Brown", "Williams", "Wilson", "Johnson", "Davies", "Patel", "Wright", "Walker", "O'Brien", "Featherstonehaugh", "Llewellyn"],
            ["London", "Manchester", "Leeds", "Bristol", "Edinburgh", "Cardiff"], ["High Street", "Church Lane", "Station Road", "Mill Lane"]),
        new("Germany", "+49", false,
            ["Anna", "Lukas", "Mia", "Jonas", "Lena", "Jürgen", "Käthe", "Sören", "Björn", "Friederike"],
            ["Müller", "Schmidt", "Schneider", "Fischer", "Weber", "Schäfer", "Koch", "Groß", "Jäger", "Freiherr von Stein"],
            ["Berlin", "Hamburg", "München", "Köln", "Leipzig"], ["Hauptstraße", "Gartenweg", "Bahnhofstraße", "Lindenallee"]),
        new("France", "+33", false,
            ["Camille", "Léa", "Hugo", "Chloé", "Louis", "Inès", "Élodie", "François", "Maëlys"],
            ["Martin", "Bernard", "Dubois", "Petit", "Lefèvre", "Moreau", "Garçon", "Hébert", "D'Aubigné"],
            ["Paris", "Lyon", "Nantes", "Lille"], ["Rue de la Paix", "Avenue Foch", "Rue du Moulin"]),
        new("Spain", "+34", false,
            ["María", "Lucía", "Hugo", "Martín", "Sofía", "Íñigo", "Begoña", "Ana"],
            ["García", "Fernández", "González", "Rodríguez", "López", "Muñoz", "Ibáñez", "Peñalver"],
            ["Madrid", "Sevilla", "Bilbao", "A Coruña"], ["Calle Mayor", "Gran Vía", "Calle Real"]),
        new("Poland", "+48", false,
            ["Zofia", "Jakub", "Łucja", "Wojciech", "Małgorzata", "Paweł", "Świętosława"],
            ["Nowak", "Kowalska", "Wiśniewski", "Wójcik", "Zieliński", "Grzegżółka"],
            ["Warszawa", "Kraków", "Łódź", "Gdańsk"], ["ulica Długa", "ulica Polna", "ulica Leśna"]),
        new("Ukraine", "+380", false,
            ["Олена|olena", "Андрій|andrii", "Наталія|nataliia", "Богдан|bohdan", "Соломія|solomiia", "Ярослав|yaroslav"],
            ["Шевченко|shevchenko", "Коваленко|kovalenko", "Бондар|bondar", "Ткачук|tkachuk", "Щербак|shcherbak"],
            ["Київ", "Львів", "Одеса"], ["вулиця Садова", "вулиця Лесі Українки"]),
        new("Japan", "+81", true,
            ["陽子|yoko", "健太|kenta", "さくら|sakura", "大輔|daisuke", "美咲|misaki", "結衣|yui"],
            ["佐藤|sato", "鈴木|suzuki", "高橋|takahashi", "田中|tanaka", "渡辺|watanabe", "小鳥遊|takanashi"],
            ["東京都", "大阪市", "札幌市"], ["中央通り", "桜通り"]),
        new("Greece", "+30", false,
            ["Μαρία|maria", "Γιώργος|giorgos", "Ελένη|eleni", "Νίκος|nikos", "Αθηνά|athina"],
            ["Παπαδόπουλος|papadopoulos", "Βλάχος|vlachos", "Οικονόμου|oikonomou", "Ξένος|xenos"],
            ["Αθήνα", "Θεσσαλονίκη", "Πάτρα"], ["Οδός Ερμού", "Οδός Σταδίου"]),
        new("Egypt", "+20", false,
            ["فاطمة|fatma", "محمد|mohamed", "مريم|mariam", "يوسف|youssef", "نور|nour"],
            ["حسن|hassan", "إبراهيم|ibrahim", "السيد|elsayed", "عبد الرحمن|abdelrahman"],
            ["القاهرة", "الإسكندرية"], ["شارع التحرير", "شارع النيل"]),
        new("India", "+91", false,
            ["प्रिया|priya", "अर्जुन|arjun", "अनन्या|ananya", "राहुल|rahul", "दीपिका|deepika"],
            ["शर्मा|sharma", "पटेल|patel", "सिंह|singh", "गुप्ता|gupta", "चट्टोपाध्याय|chattopadhyay"],
            ["मुंबई", "दिल्ली", "बेंगलुरु"], ["महात्मा गांधी मार्ग", "स्टेशन रोड"]),
        new("South Korea", "+82", true,
            ["지민|jimin", "서연|seoyeon", "민준|minjun", "하은|haeun"],
            ["김|kim", "이|lee", "박|park", "최|choi", "남궁|namgung"],
            ["서울특별시", "부산광역시"], ["세종대로", "강남대로"]),
        new("Israel", "+972", false,
            ["נועה|noa", "איתי|itai", "תמר|tamar", "דניאל|daniel"],
            ["כהן|cohen", "לוי|levi", "מזרחי|mizrahi", "פרידמן|friedman"],
            ["תל אביב", "ירושלים", "חיפה"], ["רחוב הרצל", "שדרות רוטשילד"]),
    ];
}
