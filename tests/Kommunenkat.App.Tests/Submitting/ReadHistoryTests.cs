using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Submitting;

public abstract class ReadHistoryTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ReadHistoryTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ReadHistoryTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task Every_act_of_the_life_cycle_leaves_a_row_with_who_as_what_when_and_why()
    {
        var round = await Scenario.OpenRoundWithApprovalAsync(Lund, Malmö);
        await Scenario.DeclineAsync(round, Lund, "Vi hinner inte.");
        var until = SwedishTime.Today(Scenario.Time).AddDays(3);
        await Scenario.ReopenAsync(round, Lund, until, "De hann.");
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        await Scenario.SendForApprovalAsync(round, Lund);
        await Scenario.SendBackAsync(round, Lund, "Se över.");
        await Scenario.SendForApprovalAsync(round, Lund);
        Scenario.Time.Advance(TimeSpan.FromHours(1));
        await Scenario.SubmitAsync(round, Lund, Approver(Lund));
        await Scenario.SaveAsync(round, Malmö, ("styrgrupp_finns", "yes"), ("ovrigt", "Hej"));

        ResponseEvent Kept(
            ResponseAction action, ResponseState from, ResponseState to, string by, Role role, string? reason = null, DateOnly? day = null, int? revision = null, int hours = 0) =>
            new(action, from, to, ManualTime.Start.AddHours(hours), by, role, reason, day, revision);

        Assert.Equal(
            [
                Kept(ResponseAction.Submit, ResponseState.AwaitingApproval, ResponseState.Submitted, "Göran Godkännare", Role.Approver, revision: 1, hours: 1),
                Kept(ResponseAction.SendForApproval, ResponseState.Reopened, ResponseState.AwaitingApproval, "Åsa Öberg", Role.Coordinator),
                Kept(ResponseAction.SendBack, ResponseState.AwaitingApproval, ResponseState.Reopened, "Göran Godkännare", Role.Approver, "Se över."),
                Kept(ResponseAction.SendForApproval, ResponseState.Reopened, ResponseState.AwaitingApproval, "Åsa Öberg", Role.Coordinator),
                Kept(ResponseAction.Reopen, ResponseState.Declined, ResponseState.Reopened, "Hanna Handläggare", Role.CountyOfficer, "De hann.", until),
                Kept(ResponseAction.Decline, ResponseState.Invited, ResponseState.Declined, "Åsa Öberg", Role.Coordinator, "Vi hinner inte."),
            ],
            (await ReadAsync(round, Lund)).Events);
        Assert.Equal(
            [Kept(ResponseAction.Edit, ResponseState.Invited, ResponseState.Started, "Åsa Öberg", Role.Coordinator, hours: 1)],
            (await ReadAsync(round, Malmö)).Events);
    }

    [Fact]
    public void Events_are_added_and_never_changed() => Assert.DoesNotContain(
        SqlConstants.All.Values,
        sql => sql.Contains("response_event", StringComparison.Ordinal) && (sql.StartsWith("UPDATE", StringComparison.Ordinal) || sql.StartsWith("DELETE", StringComparison.Ordinal)));

    [Fact]
    public async Task Every_change_of_an_answer_is_there_the_latest_first_also_when_it_was_cleared_or_is_hidden_now()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"), ("styrdokument_beslutsniva", "namnd"), ("prevention_nivaer.universell", "no"));
        Scenario.Time.Advance(TimeSpan.FromMinutes(1));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrdokument_finns", "no", 1, Coordinator(Lund, "Bo Ek")));
        Scenario.Time.Advance(TimeSpan.FromMinutes(1));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrdokument_finns", "", 2));
        await Scenario.ExplainAsync(round, Lund, "styrdokument_finns", "Vet inte än.");

        var history = await ReadAsync(round, Lund, "styrning");

        var (yes, no) = (new OptionAnswer("yes"), new OptionAnswer("no"));
        Assert.Equal(["styrdokument_finns", "styrdokument_beslutsniva"], history.Questions.Select(one => one.Question.Key));
        Assert.Equal([true, false], history.Questions.Select(one => one.IsShown));
        Assert.Equal(
            [(no, null, "Åsa Öberg", 2), (yes, no, "Bo Ek", 1), ((AnswerValue?)null, (AnswerValue?)yes, "Åsa Öberg", 0)],
            history.Questions[0].Changes.Where(change => !change.Item.Key.IsExplanation)
                .Select(change => (change.From, change.To, change.By, (int)(change.At - ManualTime.Start).TotalMinutes)));
        Assert.Equal(new TextAnswer("Vet inte än."), Assert.Single(history.Questions[0].Changes, change => change.Item.Key.IsExplanation).To);
        Assert.Equal(
            [("styrdokument_finns", 4), ("styrdokument_beslutsniva", 1), ("prevention_nivaer", 1)],
            history.Counts.OrderBy(count => count.Key.Index).Select(count => (count.Key.Key, count.Value)));
    }

    [Fact]
    public async Task One_question_can_be_asked_for_and_what_is_not_there_is_not_found()
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        await Scenario.SaveAsync(round, Lund, ("styrdokument_finns", "yes"), ("prevention_nivaer.universell", "no"));

        Assert.Equal(["prevention_nivaer"], (await ReadAsync(round, Lund, question: "prevention_nivaer")).Questions.Select(one => one.Question.Key));
        Assert.Empty((await ReadAsync(round, Lund)).Questions);
        var read = Scenario.Get<ReadHistory>();
        AssertFailed(FailureKind.NotFound, await read.RunAsync(Coordinator(Lund), round, Lund, "finns_inte"));
        AssertFailed(FailureKind.NotFound, await read.RunAsync(Coordinator(Lund), round, Lund, null, "finns_inte"));
    }

    [Theory]
    [InlineData(ClashChoice.Own, "Åsas", "Bos")]
    [InlineData(ClashChoice.Other, "Bos", "Åsas")]
    public async Task A_choice_in_a_clash_is_there_with_what_was_chosen_away(ClashChoice choice, string chosen, string chosenAway)
    {
        var round = await Scenario.OpenRoundAsync(Lund);
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "ovrigt", "Bos", by: Coordinator(Lund, "Bo Ek")));
        Succeeded(await Scenario.Get<SettleClash>().RunAsync(Coordinator(Lund), Scenario.Change(round, Lund, "ovrigt", "Åsas", version: 1), choice));

        var kept = Assert.Single(Assert.Single((await ReadAsync(round, Lund, "avslutning")).Questions).Choices);

        Assert.Equal((new TextAnswer(chosen), new TextAnswer(chosenAway), "Bo Ek", choice == ClashChoice.Own, "Åsa Öberg"), (kept.Chosen, kept.ChosenAway, kept.Other, kept.IsOwn, kept.By));
    }

    [Theory]
    [InlineData(Role.Contributor, Lund, true)]
    [InlineData(Role.Approver, Lund, true)]
    [InlineData(Role.Coordinator, Malmö, false)]
    [InlineData(Role.CountyOfficer, "12", false)]
    [InlineData(Role.Analyst, "00", false)]
    [InlineData(Role.Administrator, "00", false)]
    public async Task The_history_is_the_municipalitys_own(Role role, string area, bool reads)
    {
        var round = await Scenario.OpenRoundAsync(Lund);

        Assert.Equal(reads, (await Scenario.Get<ReadHistory>().RunAsync(Person("N.N.", role, area), round, Lund)).IsSuccess);
    }

    private async Task<ResponseHistory> ReadAsync(string round, string municipality, string? section = null, string? question = null) =>
        Succeeded(await Scenario.Get<ReadHistory>().RunAsync(Coordinator(municipality), round, municipality, section, question));
}
