using Kommunenkat.Browser.Tests.Answering;

namespace Kommunenkat.Browser.Tests.Pages;

/// <summary>A part of the site, with somebody who may see it.</summary>
public enum Part
{
    Public,
    Answering,
    Monitoring,
    Auditing,

    /// <summary>A municipality's people and their roles, and the own account.</summary>
    Accounts,

    /// <summary>A county's municipalities with their coordinators.</summary>
    CountyAccounts,

    /// <summary>Every chart with made-up figures, and in Swedish only: there is no such page but on a development machine.</summary>
    Charts,
}

/// <summary>Every page there is, by part of the site.</summary>
internal static class SitePages
{
    public const string Missing = "/finns-inte-alls";

    public const string Charts = "/utveckling/diagram";

    private const string GrantSql = "SELECT g.id, p.name FROM access_grant g JOIN person p ON p.id = g.person_id WHERE g.area_code = @municipality AND @round = ''";

    private const string Round = "2027";

    /// <summary>Bjurholm: some is answered, and the round before was submitted. No test changes its answers on the shared server.</summary>
    private const string Municipality = "2403";

    /// <summary>Each way to show a comparison, with all that can happen to it: what is not there, not comparable, too small, chosen by hand.</summary>
    private static readonly string[] Comparisons =
    [
        "/resultat/jamfor",
        "/resultat/jamfor?matt=styrdokument,samordnartid,finns-inte&omraden=liknande-1270,12,00,zz&samlat=ja&ordna=varde&sok=malm",
        "/resultat/jamfor?matt=overenskommelser,styrdokument&omraden=00,lan,liknande-1270&visa=prickar&fokus=styrdokument",
        "/resultat/jamfor?matt=styrdokument&omraden=00,grupper,liknande-1270&visa=lutning",
        "/resultat/jamfor?matt=overenskommelser&omraden=00,grupper,1280&visa=serier",
        "/resultat/jamfor?matt=styrdokument&omraden=00&visa=karta",
    ];

    /// <summary>A share, one to read with care, one that cannot be compared, a count, one that only the latest round has, and one as it was.</summary>
    private static readonly string[] Indicators =
    [
        "/resultat/indikator/styrdokument",
        "/resultat/indikator/universell?ordna=namn",
        "/resultat/indikator/overenskommelser",
        "/resultat/indikator/utan_samordnare",
        "/resultat/indikator/samordnartid",
        "/resultat/indikator/svarsfrekvens?omgang=2023&utgava=1",
    ];

    /// <summary>A county, one of a single municipality, a municipality with answers and one without, and a search that finds some and none.</summary>
    private static readonly string[] Areas =
    [
        "/resultat/lan/12",
        "/resultat/lan/09",
        "/resultat/kommun/1280",
        "/resultat/kommun/1984",
        "/resultat/sok?q=ma",
        "/resultat/sok?q=finns+inte",
    ];

    /// <summary>All, what another page chose, and what is not there.</summary>
    private static readonly string[] Exports = ["/resultat/excel", "/resultat/excel?omgang=2025&utgava=1&niva=county&omraden=12,14&matt=styrdokument&sprak=en", "/resultat/excel?omgang=1900&niva=fel"];

    private static readonly string[] SignIn = ["/logga-in", "/logga-in?fel=Provider", "/logga-in/kod", "/logga-in/lank?nyckel=fel", "/logga-in/utan-konto"];

    public static IReadOnlyList<string> Of(Part part, WebServer server) => part switch
    {
        Part.Public => ["/", .. SignIn, "/resultat", "/resultat/omgang/2023", .. Indicators, .. Areas, .. Exports, "/api", .. Comparisons, Missing, "/fel/500"],
        Part.Answering =>
        [
            $"/enkat/{Round}/{Municipality}",
            .. new Stored(server).Questionnaire(Round).Sections.Select(section => SectionPage.Path(Round, Municipality, section.Key)),
            $"/enkat/{Round}/{Municipality}/avsnitt",
            $"/enkat/{Round}/{Municipality}/kontroll",
            $"/enkat/{Round}/{Municipality}/utskrift?avsnitt=bakgrund&avsnitt=styrning",
            $"/enkat/{Round}/{Municipality}/utskrift/ifylld",
            $"/enkat/{Round}/{Municipality}/excel",
            $"/enkat/2025/{Municipality}/kvitto/1",
            $"/enkat/2025/{Municipality}/jamfor/1/utkast",
            $"/enkat/{Round}/{Municipality}/historik",
            $"/enkat/{Round}/{Municipality}/historik?avsnitt=styrning",
            $"/enkat/{Round}/{Municipality}/logg",
            $"/enkat/resultat/{Municipality}",
            $"/enkat/lagesbild/{Municipality}",
        ],
        Part.Monitoring => ["/resultat/excel?omgang=2025&kontakt=ja", "/uppfoljning", "/uppfoljning?lan=14", $"/uppfoljning/{Round}/1490", "/enkat"],
        Part.Auditing => ["/granskningslogg", "/granskningslogg?fran=2000-01-01&till=2000-01-02"],
        Part.Accounts => [$"/behorigheter/{Municipality}", GrantOf("Nils Forsberg", server), "/konto", "/konto/borttaget"],
        Part.CountyAccounts => ["/behorigheter/14", "/behorigheter/1489"],
        Part.Charts => [Charts],
    };

    /// <summary>Signs in as somebody who may see the part.</summary>
    public static Task EnterAsync(Part part, Visitor visitor) => part switch
    {
        Part.Public or Part.Charts => Task.CompletedTask,
        Part.Answering or Part.Accounts => visitor.SignInAsync("Maja Lindgren"),
        Part.CountyAccounts => visitor.SignInAsync("Karin Ahlgren"),
        Part.Monitoring => visitor.SignInAsync("Johan Ekdahl"),
        Part.Auditing => visitor.SignInAsync("Sara Nyqvist"),
    };

    /// <summary>Goes to a page and waits until it can be used. A page that tells of an error is one too.</summary>
    public static async Task ShowAsync(Visitor visitor, string path)
    {
        visitor.Expect("the server responded with a status of 404");
        visitor.Expect("the server responded with a status of 500");
        await visitor.GoToAsync(path);
        await Expect(visitor.Page.Locator("h1").First).ToBeVisibleAsync();
        if (path.Contains("/avsnitt/", StringComparison.Ordinal))
            await new SectionPage(visitor.Page).WaitUntilReadyAsync();
    }

    /// <summary>The page of the role that somebody has in the municipality.</summary>
    private static string GrantOf(string name, WebServer server) =>
        $"/behorigheter/{Municipality}/{new Stored(server).Read(GrantSql, "", Municipality).Single(row => row[1] == name)[0]}";

    /// <summary>Types what is no answer into all that takes numbers, dates and addresses: nothing of it is saved.</summary>
    public static async Task ShowFaultsAsync(IPage page)
    {
        var fields = await page.Locator("[data-item] :is(input[inputmode], input[type=email])").AllAsync();
        foreach (var field in fields)
            await field.FillAsync("fel@fel fel");
        await Expect(page.Locator(".question-fault")).ToHaveCountAsync(fields.Count);
    }
}
