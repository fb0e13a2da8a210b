using System.Collections.Immutable;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>
/// The demo's texts. Persons are made of common names by chance; addresses end in <c>.example</c>, which can never belong to
/// anyone (RFC 2606).
/// </summary>
internal static class DemoTexts
{
    private static readonly ImmutableArray<string> FirstNames =
    [
        "Anna", "Maria", "Eva", "Karin", "Lena", "Kristina", "Emma", "Sara", "Malin", "Jenny", "Linda", "Annika", "Susanne", "Helena",
        "Ulrika", "Camilla", "Åsa", "Monica", "Elin", "Ida", "Sofia", "Johanna", "Therese", "Petra", "Fatima", "Amina", "Leila", "Hanna",
        "Johan", "Lars", "Anders", "Mikael", "Per", "Daniel", "Peter", "Erik", "Fredrik", "Thomas", "Jonas", "Magnus", "Ali", "Björn",
    ];

    private static readonly ImmutableArray<string> LastNames =
    [
        "Andersson", "Johansson", "Karlsson", "Nilsson", "Eriksson", "Larsson", "Olsson", "Persson", "Svensson", "Gustafsson",
        "Pettersson", "Jonsson", "Jansson", "Hansson", "Bengtsson", "Lindberg", "Jakobsson", "Magnusson", "Lindström", "Olofsson",
        "Lindqvist", "Lindgren", "Berg", "Axelsson", "Bergström", "Lundberg", "Lind", "Lundgren", "Mattsson", "Sandberg", "Fors",
        "Ahmed", "Ali", "Forsberg", "Sjöberg", "Wallin", "Engström", "Eklund", "Danielsson", "Håkansson", "Lundin", "Björk", "Åberg",
    ];

    /// <summary>Per question the parts of a text; one of each is taken. A part that says nothing lets the text end early.</summary>
    private static readonly ImmutableDictionary<string, string[][]> Parts = new Dictionary<string, string[][]>
    {
        ["kontakt_funktion_annan"] =
        [
            ["Utvecklingsledare", "Verksamhetsutvecklare", "Kvalitetssamordnare", "Processledare", "Säkerhetschef", "Folkhälsoplanerare", "Utredare", "SSPF-samordnare"],
            ["", "", "på kommunledningskontoret", "inom individ- och familjeomsorgen", "på socialförvaltningen"],
        ],
        ["styrdokument_lank"] =
        [
            ["https://www.kommun{0}.example/"],
            ["styrdokument/", "styrdokument/", "om-kommunen/planer/", "politik/handlingsplaner/"],
            ["vald-i-nara-relationer", "mans-vald-mot-kvinnor", "valdsprevention", "handlingsplan-vald.pdf", "riktlinje-vald-i-nara-relationer.pdf"],
        ],
        ["stodbehov_beskrivning"] =
        [
            ["Stöd på plats vid ett par tillfällen.", "En genomgång av var vi står och vad som är nästa steg."],
            [
                "", "",
                "Resurserna är små och vi hinner inte ta fram eget material.",
                "Frågan ligger på flera förvaltningar och ingen har hela bilden.",
                "Det bästa vore att få göra det ihop med någon som har gjort det förut.",
                "Gärna tillsammans med grannkommunerna.",
                "Det behöver passa en kommun av vår storlek.",
                "Vi har börjat men kommer inte vidare på egen hand.",
            ],
            ["", "", "", "Länsstyrelsens träffar har varit till stor hjälp.", "Underlaget får gärna komma på hösten, inför budgeten.", "Vi tar gärna emot besök."],
        ],
        ["larande_exempel"] =
        [
            [
                "Vi har ett nära samarbete med två grannkommuner kring stöd till utsatta.",
                "Alla nyanställda i socialtjänsten går en halvdag om att fråga om våld.",
                "Fritidsgårdarna arbetar med samtalsgrupper för killar varje termin.",
                "Vi lägger in frågor om våld i ungas relationer i vår elevenkät.",
                "Socialtjänst, skola och polis träffas varje månad kring ungdomar i risk.",
                "Bostadsbolaget har utbildat fastighetsskötare och tvättstugevärdar i att våga agera.",
                "Vi redovisar arbetet mot våld för nämnden varje år.",
                "HR har en enkel rutin som alla chefer får vid introduktionen.",
            ],
            [
                "", "",
                "Arbetssättet har följts upp och vi ser att fler söker hjälp tidigt.",
                "Det har inte kostat mycket men krävt tålamod.",
                "Vi berättar gärna mer.",
                "Materialet finns att låna.",
                "Kvinnojouren har varit med från början.",
            ],
        ],
        ["ovrigt"] =
        [
            [
                "Flera förvaltningar har bidragit till svaret, så svaren kan vara olika säkra.",
                "En ny handlingsplan ska upp till beslut under året.",
                "Flera nyckelpersoner är nya på sina tjänster.",
                "Vi svarar för kommunen, men en del av arbetet sker i ett gemensamt kommunalförbund.",
                "Det var svårt att svara för skolan eftersom rutinerna skiljer sig mellan rektorerna.",
                "Enkäten gav oss en bra anledning att samla berörda verksamheter.",
                "Några frågor passar mindre bra för hur vi är organiserade.",
                "Omorganisation pågår och ansvaret är inte fördelat än.",
            ],
            ["", "", "", "Hör gärna av er om något är oklart.", "Vi räknar med att kunna svara säkrare nästa gång."],
        ],
    }.ToImmutableDictionary();

    /// <summary>What would help, by the area where the municipality says that it needs support.</summary>
    private static readonly ImmutableDictionary<string, string[]> Needs = new Dictionary<string, string[]>
    {
        ["kartlaggning"] = ["En färdig mall för kartläggning som går att använda utan egen analytiker.", "Stöd i att tolka lokala siffror när antalen är små."],
        ["styrdokument"] = ["Exempel på styrdokument som är lätta att följa upp.", "Någon som läser vårt utkast till handlingsplan."],
        ["metoder"] = ["Metodstöd för skolan som är anpassat efter lärarnas tid.", "En översikt över metoder som har visat sig fungera."],
        ["utbildning"] = ["Utbildning för chefer, gärna digital och i korta delar.", "Grundutbildning som nyanställda kan gå direkt."],
        ["samverkan"] = ["Exempel på överenskommelser med polisen och regionen.", "Hjälp att få i gång samverkan med sjukvården."],
        ["uppfoljning"] = ["Hjälp att välja indikatorer och följa upp insatserna.", "Enkla verktyg för uppföljning."],
        ["heder"] = ["Konsultation i enskilda hedersärenden.", "Utbildning om hedersrelaterat våld för skolans personal."],
        ["prostitution"] = ["Kunskap om hur vi upptäcker sexköp och människohandel.", "Någon att ringa när vi misstänker människohandel."],
        ["utovare"] = ["Handledning när vi startar arbete med våldsutövare.", "En gemensam verksamhet för våldsutövare i länet."],
        ["digitalt"] = ["Stöd i frågor om digitalt våld, både bevis och skydd."],
        ["arbetsgivare"] = ["Ett samtalsstöd för chefer när en medarbetare är utsatt."],
    }.ToImmutableDictionary();

    private static readonly string[][] AnyText = [["Se kommunens webbplats.", "Arbetet pågår.", "Ansvaret ligger på flera förvaltningar.", "Vi återkommer gärna med mer."]];

    public static string Name(Chance person) => $"{person.And("first").Of(FirstNames)} {person.And("last").Of(LastNames)}";

    public static string Email(Chance person, string municipality)
    {
        var name = Name(person).ToLowerInvariant().Replace(' ', '.').Replace('å', 'a').Replace('ä', 'a').Replace('ö', 'o');
        return $"{name}@kommun{municipality}.example";
    }

    /// <param name="answers">What else the municipality has answered.</param>
    public static string Of(string question, Chance chance, string municipality, AnswerSet answers)
    {
        var parts = Parts.GetValueOrDefault(question) ?? AnyText;
        if (question == "stodbehov_beskrivning" && answers[new ItemKey("stodbehov_omraden")] is OptionsAnswer areas
            && Needs.TryGetValue(chance.And("area").Of(areas.Options), out var needs))
        {
            parts = [needs, .. parts[1..]];
        }

        var chosen = parts.Select((variants, index) => chance.And(index).Of(variants)).Where(part => part.Length > 0);
        // An address is one word; all else is words and sentences.
        return string.Join(parts[0][0].StartsWith("http", StringComparison.Ordinal) ? "" : " ", chosen)
            .Replace("{0}", municipality, StringComparison.Ordinal);
    }
}
