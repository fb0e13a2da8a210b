using Kommunenkat.App.Access;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Submitting;

public abstract class CompareRevisionsTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : CompareRevisionsTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : CompareRevisionsTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Two_revisions_differ_in_what_was_changed_between_them()
    {
        var round = await TwiceAsync();

        var comparison = Succeeded(await CompareAsync(round, 1, 2, Analyst));

        Assert.Equal((1, 2), (comparison.From.Revision, comparison.To!.Revision));
        Assert.Equal(
            [("styrdokument_finns", DifferenceKind.Changed), ("styrgrupp_finns", DifferenceKind.Removed)],
            comparison.Differences.Where(one => !one.Item.Key.IsExplanation).Select(one => (one.Item.ToString(), one.Kind)));
        var explained = Assert.Single(comparison.Differences, one => one.Item.Key == ItemKey.ExplanationOf("styrdokument_finns"));
        Assert.Equal(DifferenceKind.Added, explained.Kind);
    }

    [Fact]
    public async Task The_draft_is_compared_as_it_would_be_submitted()
    {
        var round = await TwiceAsync();
        await Scenario.ReopenAsync(round, Lund);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "ovrigt", "Hej"));
        await Scenario.ExplainAsync(round, Lund, "styrdokument_beslutsniva", "Gäller inte och syns inte.");

        var comparison = Succeeded(await CompareAsync(round, 2, null, Coordinator(Lund)));

        Assert.Null(comparison.To);
        Assert.Equal(["ovrigt"], comparison.Differences.Select(one => one.Item.ToString()));
    }

    [Theory]
    [InlineData(Role.Contributor, Lund, true, true)]
    [InlineData(Role.Approver, Lund, true, true)]
    [InlineData(Role.CountyOfficer, "12", true, false)]
    [InlineData(Role.Analyst, "00", true, false)]
    [InlineData(Role.CountyOfficer, "14", false, false)]
    [InlineData(Role.Coordinator, Malmö, false, false)]
    [InlineData(Role.Administrator, "00", false, false)]
    public async Task What_was_submitted_is_compared_by_those_who_may_read_it_and_the_draft_by_its_own_people(Role role, string area, bool submitted, bool draft)
    {
        var round = await TwiceAsync();
        var actor = Person("N.N.", role, area);

        Assert.Equal((submitted, draft), ((await CompareAsync(round, 1, 2, actor)).IsSuccess, (await CompareAsync(round, 1, null, actor)).IsSuccess));
    }

    [Fact]
    public async Task There_is_no_comparison_with_a_revision_that_is_not_there()
    {
        var round = await TwiceAsync();

        foreach (var (from, to) in ((int, int?)[])[(0, 1), (1, 3), (3, 1), (3, null)])
            AssertFailed(FailureKind.NotFound, await CompareAsync(round, from, to, Coordinator(Lund)));
    }

    private Task<Outcome<RevisionComparison>> CompareAsync(string round, int from, int? to, Actor actor) =>
        Scenario.Get<CompareRevisions>().RunAsync(actor, round, Lund, from, to);

    private async Task<string> TwiceAsync()
    {
        var round = await Scenario.OpenRoundAsync(Lund, Malmö);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"), ("styrgrupp_finns", "yes"));
        await Scenario.SubmitAsync(round, Lund);
        await Scenario.ReopenAsync(round, Lund);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrdokument_finns", "no", 1));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "", 1));
        await Scenario.ExplainAsync(round, Lund, "styrdokument_finns", "Det har löpt ut.");
        await Scenario.SubmitAsync(round, Lund);
        return round;
    }
}
