using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Kommunenkat.Browser.Tests.Pages;
using Microsoft.AspNetCore.Components;

namespace Kommunenkat.Browser.Tests.CoEditing;

/// <summary>
/// A municipality's draft is its own: values that stand in it, in its history, notes, explanations and clashes are looked for in
/// every answer that the server gives to anybody else, in its log, and in the letters it sends.
/// </summary>
public sealed partial class DraftSecrecyTests(Chromium chromium, WebServer server) : BrowserTest(chromium, server), IClassFixture<WebServer>
{
    private const string Round = "2027";
    private const string Municipality = "2403"; // Bjurholm, in county 24
    private const string Secret = "Hemlighet7f3a";

    /// <summary>Pages that are alike for every area: enough of them are followed.</summary>
    private const int FollowedLinks = 150;

    /// <summary>Everything of a draft that can hold a text of one's own.</summary>
    private static readonly string[] Hiding =
    [
        "INSERT INTO answer SELECT @id, key, row, 'Hemlighet7f3a nytt', 1, '2026-01-01T00:00:00.0000000Z', 'Maja Lindgren', 0 FROM (SELECT 'kontakt_namn' AS key, '' AS row UNION SELECT 'ovrigt', '' UNION SELECT 'larande_exempel', '' UNION SELECT 'styrdokument_finns', '@explanation') WHERE NOT EXISTS (SELECT 1 FROM answer a WHERE a.response_id = @id AND a.question_key = key AND a.row_key = row)",
        "INSERT INTO answer_change VALUES (@id, 'ovrigt', '', 99, 'Hemlighet7f3a från', 'Hemlighet7f3a till', '2026-01-01T00:00:00.0000000Z', 'Maja Lindgren', 0)",
        "INSERT INTO answer_clash VALUES ('01900000-0000-7000-8000-000000000001', @id, 'ovrigt', '', 1, 'Hemlighet7f3a mitt', 'Hemlighet7f3a ditt', 'Nils Forsberg', 1, '2026-01-01T00:00:00.0000000Z', 'Maja Lindgren')",
        "UPDATE question_note SET text = 'Hemlighet7f3a anteckning' WHERE response_id = @id",
        "UPDATE section_assignment SET message = 'Hemlighet7f3a meddelande' WHERE response_id = @id",
    ];

    private static readonly string[] Outsiders = ["", "Karin Ahlgren", "Johan Ekdahl", "Sara Nyqvist", "Omar Bergström", "Norrlands Handläggare"];

    [Fact]
    public async Task A_draft_value_is_found_in_nothing_that_anybody_outside_the_municipality_gets()
    {
        Hide();
        Colleagues.AddCountyOfficer(new Stored(Server), "24", "Norrlands Handläggare");
        var addresses = Addresses();
        var own = await VisitAsync();
        await own.SignInAsync("Maja Lindgren");
        foreach (var path in (string[])[$"/enkat/{Round}/{Municipality}/avsnitt/avslutning", $"/enkat/{Round}/{Municipality}/utskrift/ifylld", $"/enkat/{Round}/{Municipality}/historik?avsnitt=avslutning", $"/enkat/{Round}/{Municipality}/kontroll", $"/enkat/{Round}/{Municipality}/excel/formular.xlsx"])
            Assert.Contains(Secret, await UnpackedAsync(await own.Context.APIRequest.GetAsync(path)), StringComparison.Ordinal);

        var asked = 0;
        foreach (var name in Outsiders)
        {
            var visitor = await VisitAsync();
            if (name.Length > 0)
                await visitor.SignInAsync(name);
            asked += await WalkAsync(visitor, name, addresses);
        }

        Assert.DoesNotContain(Secret, Server.Output, StringComparison.Ordinal);
        var letters = Path.Combine(Path.GetDirectoryName(Server.DatabaseFile)!, "mail");
        if (Directory.Exists(letters))
            Assert.All(Directory.EnumerateFiles(letters), letter => Assert.DoesNotContain(Secret, File.ReadAllText(letter), StringComparison.Ordinal));
        Assert.True(asked > Outsiders.Length * addresses.Count, $"{asked} addresses are too few: no link was followed.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} answers looked through");
    }

    /// <summary>What an answer says; of a workbook or another packed file all that is in it.</summary>
    private static async Task<string> UnpackedAsync(IAPIResponse answer)
    {
        var body = await answer.BodyAsync();
        if (body is not [(byte)'P', (byte)'K', ..])
            return Encoding.UTF8.GetString(body);
        using var zip = new ZipArchive(new MemoryStream(body));
        var text = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var part = new StreamReader(entry.Open());
            text.Append(await part.ReadToEndAsync());
        }

        return text.ToString();
    }

    private static async Task<int> WalkAsync(Visitor visitor, string name, List<string> addresses)
    {
        var seen = addresses.ToHashSet(StringComparer.Ordinal);
        var queue = new Queue<string>(addresses);
        var asked = 0;
        while (queue.TryDequeue(out var path))
        {
            var answer = await visitor.Context.APIRequest.GetAsync(path);
            var text = await UnpackedAsync(answer);
            Assert.False(text.Contains(Secret, StringComparison.Ordinal), $"{(name.Length == 0 ? "Anybody" : name)} gets a draft value at {path}");
            Assert.True(answer.Status < 500 || path.StartsWith("/fel", StringComparison.Ordinal), $"{path} answers {answer.Status} to {name}");
            asked++;
            foreach (Match link in Link().Matches(text))
            {
                var target = System.Net.WebUtility.HtmlDecode(link.Groups["path"].Value).Split('#')[0];
                // The link that changes language or colours leads to each page once more.
                if (target.StartsWith("/_", StringComparison.Ordinal) || target.StartsWith("/sprak", StringComparison.Ordinal)
                    || target.StartsWith("/utseende", StringComparison.Ordinal) || target.Contains('.', StringComparison.Ordinal))
                {
                    continue;
                }

                if (seen.Count < addresses.Count + FollowedLinks && seen.Add(target))
                    queue.Enqueue(target);
            }
        }

        return asked;
    }

    /// <summary>Every page that the program has, by its route, with what stands for Bjurholm's draft; the endpoints that are no pages; and the pages that other tests look at.</summary>
    private List<string> Addresses()
    {
        var sections = new Stored(Server).Questionnaire(Round).Sections.Select(section => section.Key).ToList();
        var pages = typeof(Web.Features.Answering.ResponseEditor).Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .SelectMany(route => Filled(route.Template, sections));
        string[] others =
        [
            $"/enkat/{Round}/{Municipality}/kvitto/1/innehall.json",
            $"/enkat/2025/{Municipality}/kvitto/1/innehall.json",
            $"/enkat/lagesbild/{Municipality}/word",
            $"/enkat/{Round}/{Municipality}/excel/formular.xlsx",
            $"/utforska/fil?omgang={Round}&fraga=styrdokument_finns&format=csv",
            $"/utforska/fil?omgang={Round}&fraga=styrdokument_finns&niva=kommuner&lan=24&format=xlsx",
            $"/utforska/bortfall/fil?omgang={Round}&format=csv",
            $"/uppfoljning/fil?omgang={Round}&format=xlsx",
            $"/uppfoljning/fil?omgang={Round}&format=csv",
            $"/resultat/excel?omgang={Round}",
            "/openapi.json",
            "/konto/uppgifter.json",
            "/api/v1/rounds", "/api/v1/indicators", "/api/v1/areas",
            .. from kind in (string[])["observations", "trends"]
               from level in (string[])["country", "county", "group", "municipality"]
               from format in (string[])["json", "csv", "json-stat"]
               from round in (string[])["", $"&round={Round}", $"&to={Round}"]
               select $"/api/v1/{kind}?level={level}&format={format}{round}",
            $"/api/v1/observations?level=municipality&area={Municipality}&round={Round}",
        ];
        var parts = Enum.GetValues<Part>().SelectMany(part => SitePages.Of(part, Server));
        return [.. pages.Concat(others).Concat(parts).Distinct(StringComparer.Ordinal)];
    }

    private static IEnumerable<string> Filled(string template, List<string> sections)
    {
        var path = template
            .Replace("{Municipality}", Municipality, StringComparison.Ordinal)
            .Replace("{Revision:int}", "1", StringComparison.Ordinal)
            .Replace("{From:int}", "1", StringComparison.Ordinal)
            .Replace("{To:int}", "1", StringComparison.Ordinal)
            .Replace("{Form}", "ifylld", StringComparison.Ordinal)
            .Replace("{Key}", "styrdokument", StringComparison.Ordinal)
            .Replace("{RoundKey}", Round, StringComparison.Ordinal)
            .Replace("{Code:int}", "404", StringComparison.Ordinal)
            .Replace("{Area}", Municipality, StringComparison.Ordinal)
            .Replace("{Grant:guid}", $"{Guid.Empty}", StringComparison.Ordinal)
            .Replace("{Id:guid}", $"{Guid.Empty}", StringComparison.Ordinal);
        return path switch
        {
            _ when path.Contains("{SectionKey}", StringComparison.Ordinal) => sections.Select(section => path.Replace("{SectionKey}", section, StringComparison.Ordinal)).SelectMany(InRounds),
            _ when path.Contains("{Code}", StringComparison.Ordinal) => [path.Replace("{Code}", Municipality, StringComparison.Ordinal), path.Replace("{Code}", "24", StringComparison.Ordinal)],
            _ => InRounds(path),
        };
    }

    private static IEnumerable<string> InRounds(string path) => path.Contains("{Round}", StringComparison.Ordinal)
        ? [path.Replace("{Round}", Round, StringComparison.Ordinal), path.Replace("{Round}", "2025", StringComparison.Ordinal)]
        : path.Contains('{', StringComparison.Ordinal) ? throw new InvalidOperationException($"{path}: say what stands for its parameter.") : [path];

    private void Hide()
    {
        using var connection = new Stored(Server).Open();
        using var find = connection.CreateCommand();
        find.CommandText = "SELECT r.id FROM response r JOIN survey_round s ON s.id = r.round_id WHERE s.round_key = @round AND r.municipality_code = @municipality";
        find.Parameters.AddWithValue("@round", Round);
        find.Parameters.AddWithValue("@municipality", Municipality);
        var id = (string)find.ExecuteScalar()!;
        foreach (var sql in Hiding)
        {
            using var hide = connection.CreateCommand();
            hide.CommandText = sql;
            if (sql.Contains("@id", StringComparison.Ordinal))
                hide.Parameters.AddWithValue("@id", id);
            Assert.True(hide.ExecuteNonQuery() > 0, $"Nothing was hidden by: {sql}");
        }
    }

    [GeneratedRegex("""href="(?<path>/[^"]*)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
