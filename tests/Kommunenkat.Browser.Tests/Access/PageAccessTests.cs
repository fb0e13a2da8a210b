using System.Reflection;
using System.Text.RegularExpressions;
using Kommunenkat.Browser.Tests.CoEditing;
using Microsoft.AspNetCore.Components;

namespace Kommunenkat.Browser.Tests.Access;

/// <summary>
/// Every page and every download, asked for by everybody: who is in the table below gets it, everybody else is answered as if it were not
/// there, or sent to sign in. Bjurholm (2403, in county 24) is whose pages they are.
/// </summary>
public sealed partial class PageAccessTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    /// <summary>Who asks: the letter stands for them in the table.</summary>
    private static readonly (char Letter, string Name)[] People =
    [
        ('c', "Maja Lindgren"), // coordinator
        ('b', "Nils Forsberg"), // contributor
        ('g', "Ingrid Sandberg"), // approver
        ('l', "Norrlands Handläggare"), // officer of the own county
        ('k', "Karin Ahlgren"), // officer of another county
        ('o', "Omar Bergström"), // coordinator of another municipality
        ('a', "Johan Ekdahl"), // analyst
        ('s', "Sara Nyqvist"), // administrator
        ('-', ""), // nobody in particular
    ];

    private const string GrantOfNils = "{grant}";

    private const string All = "cbglkoas-", SignedIn = "cbglkoas", Own = "cbg", Submitted = "cbgla", Followers = "cbglas";

    private static readonly Dictionary<string, (string Who, string Example)> Table = new()
    {
        ["/"] = (All, "/"),
        ["/api"] = (All, "/api"),
        ["/resultat"] = (All, "/resultat"),
        ["/resultat/excel"] = (All, "/resultat/excel?omgang=2025&niva=country"),
        ["/resultat/indikator/{Key}"] = (All, "/resultat/indikator/styrdokument"),
        ["/resultat/jamfor"] = (All, "/resultat/jamfor"),
        ["/resultat/kommun/{Code}"] = (All, "/resultat/kommun/2403"),
        ["/resultat/lan/{Code}"] = (All, "/resultat/lan/24"),
        ["/resultat/omgang/{RoundKey}"] = (All, "/resultat/omgang/2025"),
        ["/resultat/sok"] = (All, "/resultat/sok?q=bj"),
        ["/logga-in"] = (All, "/logga-in"),
        ["/logga-in/kod"] = (All, "/logga-in/kod"),
        ["/logga-in/lank"] = (All, "/logga-in/lank"),
        ["/logga-in/utan-konto"] = (All, "/logga-in/utan-konto"),
        ["/konto"] = (SignedIn, "/konto"),
        ["/konto/borttaget"] = (All, "/konto/borttaget"),
        ["/behorigheter"] = ("", "/behorigheter"), // who sees to one area is sent on to it
        ["/behorigheter/{Area}"] = ("cl", "/behorigheter/2403"),
        ["/behorigheter/{Area}/{Grant:guid}"] = ("c", $"/behorigheter/2403/{GrantOfNils}"),
        ["/omgangar"] = ("s", "/omgangar"),
        ["/omgangar/{Round}/importera"] = ("s", "/omgangar/2027/importera"),
        ["/granskningslogg"] = ("s", "/granskningslogg"),
        ["/enkat/{Round}/{Municipality}/logg"] = ("cg", "/enkat/2027/2403/logg"),
        ["/fel"] = ("", "/fel"), // an error page has its error's status
        ["/fel/{Code:int}"] = ("", "/fel/404"),
        ["/finns-inte"] = ("", "/finns-inte"),
        ["/utveckling/diagram"] = (All, "/utveckling/diagram"), // on a development machine alone

        ["/enkat"] = ("lkas", "/enkat"), // who has one municipality is sent on to it
        ["/enkat/lagesbild/{Municipality}"] = (Own, "/enkat/lagesbild/2403"),
        ["/enkat/resultat/{Municipality}"] = (Own, "/enkat/resultat/2403"),
        ["/enkat/{Round}/{Municipality}"] = (Own, "/enkat/2027/2403"),
        ["/enkat/{Round}/{Municipality}/avsnitt"] = (Own, "/enkat/2027/2403/avsnitt"),
        ["/enkat/{Round}/{Municipality}/avsnitt/{SectionKey}"] = (Own, "/enkat/2027/2403/avsnitt/styrning"),
        ["/enkat/{Round}/{Municipality}/excel"] = (Own, "/enkat/2027/2403/excel"),
        ["/enkat/{Round}/{Municipality}/historik"] = (Own, "/enkat/2027/2403/historik"),
        ["/enkat/{Round}/{Municipality}/jamfor/{From:int}/utkast"] = (Own, "/enkat/2025/2403/jamfor/1/utkast"),
        ["/enkat/{Round}/{Municipality}/jamfor/{From:int}/{To:int}"] = (Submitted, "/enkat/2025/2403/jamfor/1/1"),
        ["/enkat/{Round}/{Municipality}/kontroll"] = (Own, "/enkat/2027/2403/kontroll"),
        ["/enkat/{Round}/{Municipality}/kvitto/{Revision:int}"] = (Submitted, "/enkat/2025/2403/kvitto/1"),
        ["/enkat/{Round}/{Municipality}/utskrift"] = (Own, "/enkat/2027/2403/utskrift"),
        ["/enkat/{Round}/{Municipality}/utskrift/{Form}"] = (Own, "/enkat/2027/2403/utskrift/ifylld"),
        ["/utforska"] = ("a", "/utforska?omgang=2025&fraga=styrdokument_finns"),
        ["/utforska/bortfall"] = ("a", "/utforska/bortfall"),
        ["/utforska/vy/{Id:guid}"] = ("", "/utforska/vy/0199c1a0-0000-7000-8000-000000000000"), // a view is its owner's, and there is none
        ["/uppfoljning"] = (SignedIn, "/uppfoljning"),
        ["/uppfoljning/{Round}/{Municipality}"] = (Followers, "/uppfoljning/2027/2403"),
    };

    /// <summary>Answers that are no pages.</summary>
    private static readonly (string Who, string Example)[] Downloads =
    [
        (Own, "/enkat/lagesbild/2403/word"),
        (Own, "/enkat/2027/2403/excel/formular.xlsx"),
        (Submitted, "/enkat/2025/2403/kvitto/1/innehall.json"),
        (SignedIn, "/session"),
        (SignedIn, "/konto/uppgifter.json"),
        ("s", "/granskningslogg/csv"),
        ("a", "/utforska/fil?omgang=2025&fraga=styrdokument_finns&format=xlsx"),
        ("a", "/utforska/bortfall/fil?omgang=2025&format=csv"),
        (SignedIn, "/uppfoljning/fil?omgang=2027&format=xlsx"), // each their own municipalities
        (All, "/api/v1/openapi.json"),
        (All, "/api/v1/rounds"),
        (All, "/api/v1/observations?round=2025&level=municipality&area=2403"),
        ("", "/api/v1/observations?round=2027&level=municipality&area=2403"), // not published: the API knows nobody
        ("", "/api/v1/trends?indicator=styrdokument&from=2025&to=2027"),
    ];

    [Fact]
    public async Task Nobody_gets_a_page_or_a_file_that_is_not_theirs()
    {
        Colleagues.AddCountyOfficer(new Stored(Server), "24", "Norrlands Handläggare");
        var faults = new List<string>();
        var grant = new Stored(Server).Read("SELECT g.id FROM access_grant g JOIN person p ON p.id = g.person_id WHERE p.name = 'Nils Forsberg'", "", "").Single()[0];
        var expected = Table.Values.Concat(Downloads).Select(row => (row.Who, Example: row.Example.Replace(GrantOfNils, grant, StringComparison.Ordinal))).ToList();
        foreach (var (letter, name) in People)
        {
            var visitor = await VisitAsync();
            if (name.Length > 0)
                await visitor.SignInAsync(name);
            foreach (var (who, path) in expected)
            {
                var answer = await visitor.Context.APIRequest.GetAsync(path, new() { MaxRedirects = 0 });
                var isLetIn = answer.Status == 200;
                if (isLetIn != who.Contains(letter))
                    faults.Add($"{path}: {(name.Length == 0 ? "anybody" : name)} got {answer.Status}");
                else if (!isLetIn && path.StartsWith("/enkat/", StringComparison.Ordinal) && answer.Status != (name.Length == 0 ? 302 : 404))
                    faults.Add($"{path}: {name} is told more than that it is not there, by {answer.Status}");
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
    }

    /// <summary>How many addresses that are no pages each file adds: one more belongs among the downloads above, if it gives anything.</summary>
    private static readonly Dictionary<string, int> Endpoints = new()
    {
        ["Api/PublicApi.cs"] = 7, // published figures, what there is of them, and how to ask
        ["Features/Access/ProviderSignIn.cs"] = 1, // leads to an identity provider
        ["Features/Access/SignIn.cs"] = 4, // demo sign-in (on a development machine alone), sign-out, the session by GET and POST
        ["Features/Accounts/AccountEndpoints.cs"] = 1,
        ["Features/Auditing/AuditFileEndpoint.cs"] = 1,
        ["Features/Forms/FormEndpoint.cs"] = 1,
        ["Features/Exploring/ExplorerEndpoints.cs"] = 2,
        ["Features/Monitoring/StatusFile.cs"] = 1,
        ["Features/OwnResults/PictureEndpoints.cs"] = 1,
        ["Features/Submitting/ReceiptEndpoints.cs"] = 1,
        ["Layout/Preferences.cs"] = 2, // language and colours, in a cookie
    };

    [Fact]
    public void Every_address_that_is_no_page_is_known()
    {
        var found = Directory.EnumerateFiles(Checkout.WebProject, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: Path.GetRelativePath(Checkout.WebProject, path).Replace('\\', '/'), Count: Mapping().Count(File.ReadAllText(path))))
            .Where(file => file.Count > 0 && !file.Path.StartsWith("obj/", StringComparison.Ordinal));

        Assert.Equal(Endpoints.Select(file => (file.Key, file.Value)).Order(), found.Order());
    }

    [GeneratedRegex(@"\.Map(Get|Post|Put|Delete|Patch|Methods|Fallback)?\(", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Mapping();

    [Fact]
    public void Every_page_is_in_the_table()
    {
        var routes = typeof(Web.Features.Answering.ResponseEditor).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template);

        Assert.Equal(routes.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
    }
}
