using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Submitting;
using Kommunenkat.App.Tests.Database;
using Kommunenkat.Survey.Responses;
using Kommunenkat.Testing;
using Xunit;
using static Kommunenkat.Testing.Scenario;

namespace Kommunenkat.App.Tests.Submitting;

/// <summary>Every state, every action and every role, with and without approval, by the use cases themselves.</summary>
public abstract class LifeCycleWalkTests(DatabaseOfClass database) : StorageTests(database)
{
    public sealed class OnSqlite(SqliteOfClass database) : LifeCycleWalkTests(database), IClassFixture<SqliteOfClass>;

    public sealed class OnSqlServer(SqlServerOfClass database) : LifeCycleWalkTests(database), IClassFixture<SqlServerOfClass>;

    /// <summary>Who may do what in which state, and where it leads. What does not stand here is refused.</summary>
    private const string WithoutApproval = """
        Invited           Edit             Coordinator                  -> Started
        Invited           Decline          Coordinator, Approver        -> Declined
        Invited           Extend           CountyOfficer, Administrator -> Invited
        Started           Edit             Coordinator                  -> Started
        Started           Submit           Coordinator, Approver        -> Submitted
        Started           Decline          Coordinator, Approver        -> Declined
        Started           Extend           CountyOfficer, Administrator -> Started
        AwaitingApproval  SendBack         Approver                     -> Started
        AwaitingApproval  Submit           Coordinator, Approver        -> Submitted
        AwaitingApproval  Extend           CountyOfficer, Administrator -> AwaitingApproval
        Submitted         Reopen           CountyOfficer, Administrator -> Reopened
        Reopened          Edit             Coordinator                  -> Reopened
        Reopened          Submit           Coordinator, Approver        -> Submitted
        Reopened          Extend           CountyOfficer, Administrator -> Reopened
        Declined          Reopen           CountyOfficer, Administrator -> Reopened
        """;

    private const string WithApproval = """
        Invited           Edit             Coordinator                  -> Started
        Invited           Decline          Coordinator, Approver        -> Declined
        Invited           Extend           CountyOfficer, Administrator -> Invited
        Started           Edit             Coordinator                  -> Started
        Started           SendForApproval  Coordinator                  -> AwaitingApproval
        Started           Decline          Coordinator, Approver        -> Declined
        Started           Extend           CountyOfficer, Administrator -> Started
        AwaitingApproval  SendBack         Approver                     -> Started
        AwaitingApproval  Submit           Approver                     -> Submitted
        AwaitingApproval  Extend           CountyOfficer, Administrator -> AwaitingApproval
        Submitted         Reopen           CountyOfficer, Administrator -> Reopened
        Reopened          Edit             Coordinator                  -> Reopened
        Reopened          SendForApproval  Coordinator                  -> AwaitingApproval
        Reopened          Extend           CountyOfficer, Administrator -> Reopened
        Declined          Reopen           CountyOfficer, Administrator -> Reopened
        """;

    private readonly Queue<string> _fresh = new(Areas.Sweden.Municipalities.Where(municipality => municipality.County.Code == "12").Select(municipality => municipality.Code));

    public static MatrixTheoryData<bool, ResponseState> Starts => new([false, true], Enum.GetValues<ResponseState>());

    [Theory]
    [MemberData(nameof(Starts))]
    public async Task Each_step_is_open_to_those_of_the_table_and_to_nobody_else(bool approval, ResponseState state)
    {
        var close = SwedishTime.Today(Scenario.Time).AddDays(7);
        var round = approval ? await Scenario.OpenRoundWithApprovalAsync(close, [.. _fresh]) : await Scenario.OpenRoundAsync(close, [.. _fresh]);
        var table = Lines(approval ? WithApproval : WithoutApproval);
        var municipality = await BringAboutAsync(round, state);
        var taken = new List<string>();
        foreach (var action in Enum.GetValues<ResponseAction>())
        {
            var roles = new List<Role>();
            ResponseState? to = null;
            foreach (var role in Enum.GetValues<Role>())
            {
                var actor = Person("N.N.", role, role switch
                {
                    Role.Contributor or Role.Coordinator or Role.Approver => municipality,
                    Role.CountyOfficer => "12",
                    Role.Analyst or Role.Administrator => "00",
                });
                var before = await Scenario.OpenAsync(round, municipality);
                var failure = await TryAsync(round, municipality, action, actor, before);
                var after = await Scenario.OpenAsync(round, municipality);
                if (failure is not null)
                {
                    // Who may take the step in another state is told that it cannot be taken now; to others there is no such step.
                    var known = table.Any(line => line.Action == action && line.Roles.Contains(role)) || (role == Role.Coordinator && action == ResponseAction.SendForApproval)
                        || (role == Role.Contributor && action == ResponseAction.Edit); // nothing is given to this one
                    Assert.True((known ? FailureKind.Conflict : FailureKind.NotFound) == failure.Kind, $"{action} by {role} in {state}: {failure.Kind}, {failure.Messages[0]}");
                    Assert.Equal((before.State, before.Version), (after.State, after.Version));
                    continue;
                }

                Assert.True(after.Version > before.Version, $"{action} by {role} in {state} counts as a change");
                Assert.True(to is null || to == after.State, $"{action} in {state} leads to {to} or {after.State}");
                to = after.State;
                roles.Add(role);
                municipality = await BringAboutAsync(round, state);
            }

            if (to is not null)
                taken.Add($"{state} {action} {string.Join(", ", roles)} -> {to}");
        }

        Assert.Equal(table.Where(line => line.From == state).Select(line => $"{line.From} {line.Action} {string.Join(", ", line.Roles)} -> {line.To}"), taken);
    }

    private async Task<Failure?> TryAsync(string round, string municipality, ResponseAction action, Actor actor, OpenedResponse opened)
    {
        var findings = await Scenario.FindingsAsync(round, municipality);
        var later = SwedishTime.Today(Scenario.Time).AddDays(30);
        return action switch
        {
            ResponseAction.Edit => (await Scenario.TrySaveAsync(
                round, municipality, "ovrigt", $"Skrivet av {actor.Grants[0].Role}", opened.Answers.GetValueOrDefault(new("ovrigt"))?.Version ?? 0, actor)).Failure,
            ResponseAction.SendForApproval => (await Scenario.Get<SendForApproval>().RunAsync(actor, round, municipality, findings)).Failure,
            ResponseAction.SendBack => (await Scenario.Get<SendBack>().RunAsync(actor, round, municipality, "Nej.")).Failure,
            ResponseAction.Submit => (await Scenario.Get<SubmitResponse>().RunAsync(actor, round, municipality, findings)).Failure,
            ResponseAction.Decline => (await Scenario.Get<DeclineResponse>().RunAsync(actor, round, municipality, null)).Failure,
            ResponseAction.Reopen => (await Scenario.Get<ReopenResponse>().RunAsync(actor, round, municipality, "Fel.", later)).Failure,
            ResponseAction.Extend => (await Scenario.Get<ExtendDeadline>().RunAsync(actor, round, municipality, later, null)).Failure,
        };
    }

    /// <summary>A municipality whose response stands there, by the steps that lead there.</summary>
    private async Task<string> BringAboutAsync(string round, ResponseState state)
    {
        var municipality = _fresh.Dequeue();
        var approval = (await Scenario.OpenAsync(round, municipality)).Round.RequiresApproval;
        switch (state)
        {
            case ResponseState.Invited:
                break;
            case ResponseState.Declined:
                await Scenario.DeclineAsync(round, municipality);
                break;
            case ResponseState.Started:
                await StartAsync();
                break;
            case ResponseState.AwaitingApproval when approval:
                await StartAsync();
                await Scenario.SendForApprovalAsync(round, municipality);
                break;
            case ResponseState.AwaitingApproval:
                await StartAsync();
                // No step leads there without approval; the demo's made-up responses stand there all the same.
                await Database.ExecuteAsync(
                    "UPDATE response SET state = 'AwaitingApproval' WHERE municipality_code = @municipality AND round_id IN (SELECT id FROM survey_round WHERE round_key = @round)", new { municipality, round });
                break;
            case ResponseState.Submitted:
                await SubmitAsync();
                break;
            case ResponseState.Reopened:
                await SubmitAsync();
                await Scenario.ReopenAsync(round, municipality);
                break;
        }

        Assert.Equal(state, (await Scenario.OpenAsync(round, municipality)).State);
        return municipality;

        Task StartAsync() => Scenario.SaveAsync(round, municipality, ("styrgrupp_finns", "yes"));

        async Task SubmitAsync()
        {
            await StartAsync();
            if (approval)
                await Scenario.SendForApprovalAsync(round, municipality);
            await Scenario.SubmitAsync(round, municipality, Approver(municipality));
        }
    }

    private static IReadOnlyList<(ResponseState From, ResponseAction Action, Role[] Roles, ResponseState To)> Lines(string table) =>
        [.. table.Split('\n').Select(line =>
        {
            var words = line.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            return (Enum.Parse<ResponseState>(words[0]), Enum.Parse<ResponseAction>(words[1]), words[2..^2].Select(Enum.Parse<Role>).ToArray(), Enum.Parse<ResponseState>(words[^1]));
        })];
}
