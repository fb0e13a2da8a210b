using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.LastRound;

public abstract class EarlierAnswersTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : EarlierAnswersTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : EarlierAnswersTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task A_draft_is_opened_with_what_the_municipality_itself_submitted_last_round()
    {
        var before = await Scenario.OpenRoundAsync(Lund, Malmö);
        await Scenario.SaveAsync(before, Lund, ("samordnare_finns", "yes"), ("prevention_nivaer.universell", "planned"), ("ovrigt", "Åäö"));
        await Scenario.SaveAsync(before, Malmö, ("samordnare_finns", "no"));
        await Scenario.SubmitAsync(before, Lund, Approver(Lund));
        await Scenario.SubmitAsync(before, Malmö);
        Scenario.Time.Advance(TimeSpan.FromDays(700));

        var opened = await Scenario.OpenAsync(await Scenario.OpenRoundAfterAsync(before, Lund, Malmö), Lund);

        Assert.Equal(
            ["ovrigt", "prevention_nivaer.universell", "samordnare_finns"],
            opened.Earlier.Keys.Select(item => item.ToString()).Order(StringComparer.Ordinal));
        var earlier = opened.Earlier[new ItemKey("samordnare_finns")];
        Assert.Equal(
            (before, new OptionAnswer("yes"), ManualTime.Start, "Göran Godkännare"), (earlier.Round, earlier.Value, earlier.SubmittedAt, earlier.SubmittedBy));
        Assert.Equal(new TextAnswer("Åäö"), opened.Earlier[new ItemKey("ovrigt")].Confirmable);
    }

    [Fact]
    public async Task The_latest_revision_is_what_was_answered_and_a_draft_is_not()
    {
        var before = await Scenario.OpenRoundAsync(Lund, Malmö);
        await Scenario.SaveAsync(before, Lund, ("samordnare_finns", "yes"));
        await Scenario.SubmitAsync(before, Lund);
        await Scenario.CorrectAsync(before, Lund, ("samordnare_finns", "no"));
        await Scenario.SaveAsync(before, Malmö, ("samordnare_finns", "yes"));
        var round = await Scenario.OpenRoundAfterAsync(before, Lund, Malmö);

        Assert.Equal(new OptionAnswer("no"), (await Scenario.OpenAsync(round, Lund)).Earlier[new ItemKey("samordnare_finns")].Value);
        Assert.Empty((await Scenario.OpenAsync(round, Malmö)).Earlier);
    }

    [Fact]
    public async Task A_round_before_that_is_not_here_or_was_not_answered_leaves_nothing_beside_the_questions()
    {
        var oldest = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(oldest, Lund, ("samordnare_finns", "yes"));
        await Scenario.SubmitAsync(oldest, Lund);
        var skipped = await Scenario.OpenRoundAfterAsync(oldest, Malmö);

        Assert.Empty((await Scenario.OpenAsync(await Scenario.OpenRoundAfterAsync(skipped, Lund), Lund)).Earlier);
        Assert.Empty((await Scenario.OpenAsync(await Scenario.OpenRoundAsync(Lund), Lund)).Earlier);
    }
}
