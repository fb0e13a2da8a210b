using Kommunenkat.App.Rounds;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.Web.Tests.Api;

/// <summary>That figures can be pinned, found again and told apart by their release.</summary>
public sealed class ApiReleaseTests(ApiSite api) : IClassFixture<ApiSite>
{
    private static readonly string[] Frame = ["1280", "1281", "1282"];

    [Fact]
    public async Task A_trend_is_of_the_releases_that_are_named()
    {
        var (from, to) = (await PublishAsync("2041", "1280,policy,,yes\n1281,policy,,no"), await PublishAsync("2043", "1280,policy,,yes\n1281,policy,,no"));
        var path = $"{ApiSite.Trends}?indicator=moved&level=country&area=00&from={from}&to={to}";
        var before = await api.GetAsync(path);
        await api.Scenario.CorrectAsync(to, Lund, ("policy", "yes"));
        Succeeded(await api.Get<ReleaseRound>().RunAsync(Administrator, to, "Lund hade svarat fel."));

        var (after, first, second) = (await api.GetAsync(path), await api.GetAsync($"{path}&fromRelease=1&toRelease=1"), await api.GetAsync($"{path}&toRelease=2"));

        Assert.NotEqual(before.Text, after.Text);
        Assert.Equal((before.Text, after.Text), (first.Text, second.Text));
        Assert.Equal(4, new[] { before.Tag, after.Tag, first.Tag, second.Tag }.Distinct().Count());
        Assert.Contains($"{to};release=1;", Assert.Single(first.Headers.GetValues("Kommunenkat-Release")), StringComparison.Ordinal);
        Assert.Contains($"{to};release=2;", Assert.Single(second.Headers.GetValues("Kommunenkat-Release")), StringComparison.Ordinal);
        Assert.Contains($"-{to}-r1-", $"{first.Response.Content.Headers.ContentDisposition}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_release_of_a_round_is_listed_so_that_it_can_be_asked_for()
    {
        var round = await PublishAsync("2045", "1280,policy,,yes\n1281,policy,,no");
        await api.Scenario.CorrectAsync(round, Lund, ("policy", "yes"));
        Succeeded(await api.Get<ReleaseRound>().RunAsync(Administrator, round, "Lund | fel."));

        var releases = (await api.JsonAsync("/api/v1/rounds")).EnumerateArray().Single(listed => listed.GetProperty("round").GetString() == round).GetProperty("releases");

        Assert.Equal(
            [(1, null), (2, "Lund | fel.")],
            releases.EnumerateArray().Select(release => (release.GetProperty("release").GetInt32(), release.GetProperty("releaseNote").GetString())));
        Assert.Equal("1|2", (await api.CsvAsync("/api/v1/rounds")).Single(listed => listed["round"] == round)["releases"]);
        foreach (var release in releases.EnumerateArray())
        {
            var figures = await api.GetAsync($"{ApiSite.Observations}?round={round}&release={release.GetProperty("release")}");
            Assert.Contains($"released={release.GetProperty("releasedAt")}", Assert.Single(figures.Headers.GetValues("Kommunenkat-Release")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_an_indicator_is_called_in_JSON_stat_does_not_change_when_a_later_round_calls_it_otherwise()
    {
        const string path = $"{ApiSite.Observations}?indicator=renamed&round=2051&level=country&format=json-stat";
        await PublishAsync("2051", "1280,policy,,yes", "renamed", "Som det hette");
        var before = await api.GetAsync(path);
        await PublishAsync("2053", "1280,policy,,yes", "renamed", "Som det heter");

        var after = await api.GetAsync(path);

        Assert.Contains("Som det hette", before.Text, StringComparison.Ordinal);
        Assert.Equal((before.Text, before.Tag), (after.Text, after.Tag));
        Assert.Contains("Som det heter", (await api.GetAsync(path.Replace("round=2051", "round=2051,2053", StringComparison.Ordinal))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rounds_than_a_name_has_room_for_are_counted()
    {
        foreach (var round in new[] { "2061", "2063", "2065" })
            await PublishAsync(round, "1280,policy,,yes");

        var name = (await api.GetAsync($"{ApiSite.Observations}?round=2061,2063,2065&level=country&format=csv")).Response.Content.Headers.ContentDisposition!.FileName;

        Assert.Matches("^observations-3-rounds-[0-9]{4}-[0-9]{2}-[0-9]{2}\\.csv$", name);
    }

    private async Task<string> PublishAsync(string key, string answers, string indicator = "moved", string? name = null)
    {
        var file = QuestionnaireFile.OfRound(key, Ask.Single("policy", "yes", "no")).Indicators(Figure.Percent(indicator, Rule.Is("policy", "yes"), Rule.Answered("policy")));
        if (name is not null)
            file = file.Set($"indicator({indicator}).name.sv", $"\"{name}\"");
        var round = await api.CloseAsync(file, answers, Frame);
        await api.PublishAsync(round);
        return round;
    }
}
