using Kommunenkat.App.Access;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Submitting;

public abstract class ApprovalTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : ApprovalTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : ApprovalTests(database), IClassFixture<SqlServerOfClass>;

    [Fact]
    public async Task What_the_coordinator_sends_the_approver_submits_as_it_is()
    {
        var round = await SentAsync();

        Assert.Equal(ResponseState.AwaitingApproval, (await Scenario.OpenAsync(round, Lund)).State);
        AssertFailed(FailureKind.Conflict, await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no", 1));
        var head = await Scenario.SubmitAsync(round, Lund, Approver(Lund));

        Assert.Equal("Göran Godkännare", head.SubmittedBy);
        Assert.Equal(Role.Approver, Succeeded(await Scenario.Get<ReadReceipt>().RunAsync(Analyst, round, Lund, 1)).Function);
    }

    [Fact]
    public async Task Who_may_approve_is_offered_it_and_who_may_not_is_not()
    {
        var round = await SentAsync();

        Assert.Empty((await Scenario.OpenAsync(round, Lund)).Allowed);
        var opened = Succeeded(await Scenario.Get<App.Answering.OpenResponse>().RunAsync(Approver(Lund), round, Lund));
        Assert.Equal([ResponseAction.SendBack, ResponseAction.Submit], opened.Allowed.Order());
        Assert.Equal((false, true), (opened.CanEdit, opened.CanSubmit));
    }

    [Fact]
    public async Task What_is_left_out_has_to_be_accepted_before_it_is_sent_too()
    {
        var round = await StartedAsync();
        var findings = await Scenario.FindingsAsync(round, Lund);

        AssertFailed(FailureKind.Invalid, await Scenario.Get<SendForApproval>().RunAsync(Coordinator(Lund), round, Lund, findings - 1));
        Succeeded(await Scenario.Get<SendForApproval>().RunAsync(Coordinator(Lund), round, Lund, findings));
        AssertFailed(FailureKind.Invalid, await Scenario.Get<SubmitResponse>().RunAsync(Approver(Lund), round, Lund, findings + 1));
    }

    [Theory]
    [InlineData("", FailureKind.Invalid)]
    [InlineData("  \n ", FailureKind.Invalid)]
    [InlineData(null, FailureKind.Invalid)]
    public async Task Nothing_is_sent_back_without_a_reason(string? reason, FailureKind expected)
    {
        var round = await SentAsync();

        AssertFailed(expected, await Scenario.Get<SendBack>().RunAsync(Approver(Lund), round, Lund, reason));
        AssertFailed(expected, await Scenario.Get<SendBack>().RunAsync(Approver(Lund), round, Lund, new string('x', Reason.Longest + 1)));
        Assert.Equal(ResponseState.AwaitingApproval, (await Scenario.OpenAsync(round, Lund)).State);
    }

    [Fact]
    public async Task What_is_sent_back_can_be_changed_again_and_the_reason_is_there_to_read()
    {
        var round = await SentAsync();

        await Scenario.SendBackAsync(round, Lund, " Fråga 2.1 stämmer inte. ");

        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal((ResponseState.Started, true), (opened.State, opened.CanEdit));
        Assert.Equal(("Fråga 2.1 stämmer inte.", "Göran Godkännare", Role.Approver), (opened.LastStep!.Reason, opened.LastStep.By, opened.LastStep.Role));
        Succeeded(await Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no", 1));
    }

    [Fact]
    public async Task A_reopened_response_that_is_sent_back_is_reopened_still_with_its_own_last_day()
    {
        var round = await SentAsync();
        await Scenario.SubmitAsync(round, Lund, Approver(Lund));
        await Scenario.ReopenAsync(round, Lund, Today.AddDays(3));
        await Scenario.SendForApprovalAsync(round, Lund);

        await Scenario.SendBackAsync(round, Lund);

        var opened = await Scenario.OpenAsync(round, Lund);
        Assert.Equal(ResponseState.Reopened, opened.State);
        Assert.Equal(new App.Answering.AnswerPeriod(App.Answering.PeriodKind.Reopened, Today.AddDays(3), true), opened.Period);
    }

    [Fact]
    public async Task After_the_last_day_nothing_is_approved_and_an_extension_lets_it_be()
    {
        var round = await SentAsync();
        await Scenario.ChangeAsync(round, RoundAction.Close);
        var findings = await Scenario.FindingsAsync(round, Lund);
        AssertFailed(FailureKind.Conflict, await Scenario.Get<SubmitResponse>().RunAsync(Approver(Lund), round, Lund, findings));

        await Scenario.ExtendAsync(round, Lund, Today);

        Succeeded(await Scenario.Get<SubmitResponse>().RunAsync(Approver(Lund), round, Lund, findings));
    }

    [Fact]
    public async Task An_answer_saved_at_the_moment_of_sending_is_never_sent_unseen()
    {
        foreach (var attempt in Enumerable.Range(0, 5))
        {
            var round = await StartedAsync();
            var findings = await Scenario.FindingsAsync(round, Lund);

            var saving = Scenario.TrySaveAsync(round, Lund, "styrgrupp_finns", "no", 1);
            var sending = Scenario.Get<SendForApproval>().RunAsync(Coordinator(Lund), round, Lund, findings);
            await Task.WhenAll(saving, sending);

            // Either the answer came first, and was there when it was sent; or it was sent first, and the answer refused.
            var opened = await Scenario.OpenAsync(round, Lund);
            Assert.Equal((await saving).IsSuccess, opened.Answers[new("styrgrupp_finns")].Version == 2);
            Assert.Equal((await sending).IsSuccess ? ResponseState.AwaitingApproval : ResponseState.Started, opened.State);
            Assert.True((await saving).IsSuccess || (await sending).IsSuccess, $"attempt {attempt}: one of them gets through");
        }
    }

    private DateOnly Today => SwedishTime.Today(Scenario.Time);

    private async Task<string> StartedAsync()
    {
        var round = await Scenario.OpenRoundWithApprovalAsync(Lund, Malmö);
        await Scenario.SaveAsync(round, Lund, ("styrgrupp_finns", "yes"));
        return round;
    }

    private async Task<string> SentAsync()
    {
        var round = await StartedAsync();
        await Scenario.SendForApprovalAsync(round, Lund);
        return round;
    }
}
