using System.Net;
using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>What is not for everyone never comes out, by whatever address.</summary>
public sealed class ApiPublicationTests(ApiSite api) : IClassFixture<ApiSite>
{
    private static readonly string[] Frame = ["1280", "1281", "1282"];

    private static readonly string[] Everything =
    [
        "/api/v1/rounds", "/api/v1/indicators", "/api/v1/observations", "/api/v1/observations?level=municipality",
        "/api/v1/observations?format=csv", "/api/v1/observations?format=json-stat", "/api/v1/rounds?format=csv", "/api/v1/indicators?format=csv",
    ];

    [Fact]
    public async Task A_round_is_nowhere_until_it_is_published()
    {
        var round = await api.CloseAsync(Questionnaire("kommande31", "hidden_until_published", "municipality"), "1280,policy,,yes", Frame);
        await AssertNowhereAsync("kommande31");
        await AssertNowhereAsync("hidden_until_published");
        foreach (var path in new[] { "observations?round=kommande31", "observations?round=kommande31&release=1", "indicators?round=kommande31", "trends?indicator=hidden_until_published&level=country&from=kommande31&to=kommande32" })
            Assert.DoesNotContain("kommande31, ", (await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/v1/{path}")).GetRawText(), StringComparison.Ordinal);

        await api.PublishAsync(round);

        foreach (var path in Everything)
            Assert.Contains("kommande31", (await api.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_published_in_sums_only_is_told_of_no_municipality()
    {
        await api.PublishAsync(await api.CloseAsync(Questionnaire("2033", "sums_only", "aggregate"), "1280,policy,,yes\n1281,policy,,no", Frame));

        var rows = await api.CsvAsync("/api/v1/observations?indicator=sums_only&format=csv");
        Assert.Equal(1 + 20 + 9, rows.Count); // without Gotland county, which is one municipality
        Assert.DoesNotContain("municipality", rows.Select(row => row["level"]));
        Assert.Equal("country|county|group", (await api.CsvAsync("/api/v1/indicators?indicator=sums_only")).Single()["levels"]);
        foreach (var query in new[] { "level=municipality", "area=1280", "level=municipality&area=1280&round=2033" })
        {
            var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/v1/observations?indicator=sums_only&{query}");
            Assert.Contains("not published", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        // Beside one that is open, it is left out of the rows, and in a cube it is a cell without a number.
        await api.PublishAsync(await api.CloseAsync(Questionnaire("2034", "sums_only", "aggregate", "open_to_all"), "1280,policy,,yes\n1280,other,,yes", Frame));
        Assert.Equal(["open_to_all"], (await api.CsvAsync("/api/v1/observations?round=2034&area=1280")).Select(row => row["indicator"]));
        var cube = new JsonStatCube(await api.JsonAsync("/api/v1/observations?round=2034&area=1280,12&format=json-stat"));
        Assert.Equal((null, ".."), (cube.Value("sums_only", "2034", "1280", "value"), cube.Status("sums_only", "2034", "1280", "value")));
        Assert.Equal((null, ".."), (cube.Value("sums_only", "2034", "1280", "numerator"), cube.Status("sums_only", "2034", "1280", "numerator")));
        Assert.Equal(1, cube.Value("sums_only", "2034", "12", "numerator"));

        await api.ProblemAsync(HttpStatusCode.BadRequest, "/api/v1/trends?indicator=sums_only&level=municipality&from=2033&to=2034");
        Assert.Equal(9, (await api.JsonAsync("/api/v1/trends?indicator=sums_only&level=group&from=2033&to=2034")).GetArrayLength());
    }

    [Fact]
    public async Task What_is_not_published_at_all_is_not_even_named()
    {
        await api.PublishAsync(await api.CloseAsync(Questionnaire("2035", "never_told", "none"), "1280,policy,,yes", Frame));
        await api.PublishAsync(await api.CloseAsync(Questionnaire("2036", "never_told", "none"), "1280,policy,,yes", Frame));

        await AssertNowhereAsync("never_told");
        foreach (var path in new[] { "observations?indicator=never_told", "observations?indicator=never_told&level=country&round=2035", "indicators?indicator=never_told", "trends?indicator=never_told&level=country&from=2035&to=2036" })
        {
            var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/v1/{path}");
            Assert.DoesNotContain("never_told, ", problem.GetRawText(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Contacts_free_text_drafts_and_who_released_never_come_out()
    {
        var round = await api.Scenario.OpenRoundAsync(Frame);
        await api.Scenario.SaveAsync(round, Lund, ("kontakt_namn", "Hemlige Harald"), ("kontakt_epost", "harald@hemlig.example"), ("ovrigt", "hemligheter"),
            ("styrdokument_finns", "yes"), ("styrdokument_lank", "https://hemlig.example"));
        await api.Scenario.SubmitAsync(round, Lund);
        await api.Scenario.SaveAsync(round, Malmö, ("styrdokument_finns", "yes"));
        await api.Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);

        Assert.Equal(
            [("1280", "no_response"), ("1281", "yes")],
            (await api.CsvAsync($"/api/v1/observations?round={round}&indicator=styrdokument&area=1280,1281")).Select(row => (row["area"], row["state"])));
        foreach (var secret in new[] { "hemlig", "Harald", Administrator.Name })
            await AssertNowhereAsync(secret);
    }

    [Fact]
    public async Task A_correction_shows_with_its_release_and_the_earlier_release_stays()
    {
        var round = await api.Scenario.OpenRoundAsync(Frame);
        await api.Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"));
        await api.Scenario.SubmitAsync(round, Lund);
        await api.Scenario.ChangeAsync(round, RoundAction.Close, RoundAction.Publish);
        var path = $"/api/v1/observations?round={round}&indicator=styrdokument&area={Lund}";
        var before = await api.GetAsync($"{path}&format=csv&release=1");
        Assert.Contains(",yes,", before.Text, StringComparison.Ordinal);

        await api.Scenario.CorrectAsync(round, Lund, ("styrdokument_finns", "no"));
        Succeeded(await api.Get<ReleaseRound>().RunAsync(Administrator, round, "Lund svarade fel."));

        var after = await api.GetAsync($"{path}&format=csv");
        Assert.Contains(",no,", after.Text, StringComparison.Ordinal);
        Assert.StartsWith($"{round};release=2;", Assert.Single(after.Headers.GetValues("Kommunenkat-Release")), StringComparison.Ordinal);
        var earlier = await api.GetAsync($"{path}&format=csv&release=1");
        Assert.Equal(before.Text, earlier.Text);
        Assert.Equal(before.Tag, earlier.Tag);
        Assert.StartsWith($"{round};release=1;", Assert.Single(earlier.Headers.GetValues("Kommunenkat-Release")), StringComparison.Ordinal);
        var listed = (await api.CsvAsync("/api/v1/rounds")).Single(row => row["round"] == round);
        Assert.Equal(("2", "Lund svarade fel."), (listed["release"], listed["releaseNote"]));
    }

    private async Task AssertNowhereAsync(string word)
    {
        foreach (var path in Everything)
        {
            var page = await api.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(word, page.Text, StringComparison.OrdinalIgnoreCase);
        }
    }

    /// <param name="publish">Of the question that the indicator is made of.</param>
    /// <param name="open">Another indicator, open to all.</param>
    private static QuestionnaireFile Questionnaire(string round, string indicator, string publish, string? open = null)
    {
        var file = QuestionnaireFile.OfRound(round, Ask.Single("policy", "yes", "no"), Ask.Single("other", "yes", "no"))
            .Set("question(policy).publish", $"\"{publish}\"")
            .Indicators(Figure.Percent(indicator, Rule.Is("policy", "yes"), Rule.Answered("policy")));
        return open is null ? file : file.Indicators(Figure.Percent(open, Rule.Is("other", "yes"), Rule.Answered("other")));
    }
}
