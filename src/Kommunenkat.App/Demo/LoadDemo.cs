using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.App.Submitting;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Demo;

/// <param name="WasThere">The demo was loaded before; nothing was done now.</param>
/// <param name="Rounds">Keys of the demo rounds.</param>
public sealed record LoadedDemo(bool WasThere, IReadOnlyList<string> Rounds);

/// <summary>
/// Fills an empty database with made-up rounds and persons: 2023 and 2025 published, 2027 open. Runs once, all or nothing, and
/// never in a database that holds real rounds.
/// </summary>
public sealed class LoadDemo(AppDatabase database, TimeProvider time)
{
    private static readonly IReadOnlyList<DemoMunicipality> Municipalities = [.. Areas.Sweden.Municipalities.Select(municipality =>
        new DemoMunicipality(municipality.Code, municipality.Name, municipality.County.Code, municipality.Group.Code, municipality.Population))];

    /// <returns>What is there now; <see cref="FailureKind.Conflict"/> where the database holds real rounds.</returns>
    public Task<Outcome<LoadedDemo>> RunAsync(CancellationToken cancellation = default) =>
        database.WriteAsync<LoadedDemo>(async session =>
        {
            var there = await RoundStore.AllAsync(session);
            if (there.Any(round => !round.IsDemo))
                return Failure.Conflict("The database holds real rounds; demo data are loaded into an empty database only.");
            if (there.Count > 0)
                return new LoadedDemo(WasThere: true, [.. there.Select(round => round.Key)]);

            var now = time.GetUtcNow();
            var (round2023, file2023) = Shipped("2023");
            var (round2025, file2025) = Shipped("2025");
            var file2027 = NextRound.From(file2025, "2027");
            var round2027 = QuestionnaireReader.Read(file2027).Questionnaire!;

            var answers2023 = DemoPopulation.Round2023(round2023, Municipalities);
            await PublishedAsync(session, round2023, file2023, answers2023, opened: new DateOnly(2023, 2, 6));
            var answers2025 = DemoPopulation.Round2025(round2025, Municipalities, answers2023);
            await PublishedAsync(session, round2025, file2025, answers2025, opened: new DateOnly(2025, 2, 3));
            var drafts2027 = DemoPopulation.Round2027(round2027, Municipalities, answers2025);
            await OpenAsync(session, round2027, file2027, Confirmations.Of(drafts2027, round2027, round2025, answers2025), now);
            await DemoColleagues.InsertAsync(session, round2027.Round, await DemoPersons.InsertAsync(session, now), now);
            await AuditLog.AddAsync(
                session, Actor.Operator with { Name = "kommunenkat (demo)", Origin = null }, AuditAction.DemoLoaded, new AuditSubject(AuditObject.Database, "demo"), now,
                (AuditFact.Rounds, 3));
            return new LoadedDemo(WasThere: false, [round2023.Round, round2025.Round, round2027.Round]);
        }, cancellation);

    private static (Questionnaire Questionnaire, string Json) Shipped(string round)
    {
        var json = ReferenceFile.Questionnaire(round) ?? throw new InvalidOperationException($"The questionnaire of {round} is not shipped.");
        return (QuestionnaireReader.Read(json).Questionnaire!, json);
    }

    /// <summary>A round answered over two months, closed and published.</summary>
    private static async Task PublishedAsync(
        DbSession session, Questionnaire questionnaire, string json, IReadOnlyDictionary<string, AnswerSet> answers, DateOnly opened)
    {
        var openedAt = new DateTimeOffset(opened, new TimeOnly(7, 0), TimeSpan.Zero);
        var round = await InsertRoundAsync(session, questionnaire, json, openedAt, opened.AddDays(56), opened.AddDays(70));
        round = await ChangeAsync(session, round, RoundAction.Open, openedAt);

        var responses = Municipalities.Select((municipality, i) => answers.ContainsKey(municipality.Code)
            ? Response(round.Id, municipality.Code, ResponseState.Submitted, openedAt.AddHours(30), SubmittedAt(openedAt, i))
            : ResponseRow.Invited(round.Id, municipality.Code)).ToList();
        await ResponseStore.InsertAsync(session, responses);
        await SubmissionStore.InsertAsync(session, responses.Where(response => response.State == ResponseState.Submitted).Select(response =>
            Sign(questionnaire, response, answers[response.MunicipalityCode], new HashSet<ItemKey>())));

        round = await ChangeAsync(session, round, RoundAction.Close, openedAt.AddDays(71));
        await ChangeAsync(session, round, RoundAction.Publish, openedAt.AddDays(120));
    }

    /// <summary>A round that municipalities are answering: opened ten days ago, to be answered within three weeks from now.</summary>
    private static async Task OpenAsync(
        DbSession session, Questionnaire questionnaire, string json, IReadOnlyDictionary<string, DemoDraft> drafts, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(SwedishTime.Local(now).DateTime);
        var openedAt = now.AddDays(-10);
        var round = await InsertRoundAsync(session, questionnaire, json, openedAt, today.AddDays(21), today.AddDays(35));
        await ChangeAsync(session, round, RoundAction.Open, openedAt);

        var responses = Municipalities.Select((municipality, i) => drafts[municipality.Code].State == ResponseState.Invited
            ? ResponseRow.Invited(round.Id, municipality.Code)
            : Response(round.Id, municipality.Code, drafts[municipality.Code].State, LastActive(today, i).AddHours(-1 - i % 4), LastActive(today, i)))
            .Select(response => DemoEvents.WithOwnDay(response, today)).ToList();
        await ResponseStore.InsertAsync(session, responses);

        var answers = responses.SelectMany(response => Rows(response, drafts[response.MunicipalityCode])).ToList();
        await AnswerStore.InsertManyAsync(session, answers);
        await AnswerStore.InsertFirstChangesAsync(session, answers);
        await SubmissionStore.InsertAsync(session, responses
            .Where(response => response.State is ResponseState.Submitted or ResponseState.Reopened)
            .Select(response => Sign(questionnaire, response, drafts[response.MunicipalityCode].Answers, drafts[response.MunicipalityCode].Confirmed)));
        await ResponseEventStore.InsertAsync(session, responses.SelectMany(response => DemoEvents.Of(response, drafts[response.MunicipalityCode].Answers)));
    }

    private static async Task<Round> InsertRoundAsync(
        DbSession session, Questionnaire questionnaire, string json, DateTimeOffset createdAt, DateOnly lastAnswerDay, DateOnly definitiveClose) =>
        await CreateRound.InsertAsync(session, questionnaire, new NewRound(json, null, lastAnswerDay, definitiveClose), isDemo: true, createdAt)
        ?? throw new InvalidOperationException($"Round {questionnaire.Round} came into the database at the same moment.");

    private static async Task<Round> ChangeAsync(DbSession session, Round round, RoundAction action, DateTimeOffset at) =>
        (await ChangeRoundState.ApplyAsync(session, round, action, DemoPersons.Administrator, at)).Value;

    private static ResponseRow Response(Guid roundId, string code, ResponseState state, DateTimeOffset startedAt, DateTimeOffset lastActivityAt) =>
        ResponseRow.Invited(roundId, code) with { State = state, StartedAt = startedAt, LastActivityAt = lastActivityAt, Version = 1 };

    // Spread over the two months, in the daytime.
    private static DateTimeOffset SubmittedAt(DateTimeOffset openedAt, int i) => openedAt.AddDays(3 + i * 37 % 53).AddMinutes(i * 29 % 480);

    // On one of the last nine days, in the daytime.
    private static DateTimeOffset LastActive(DateOnly today, int i) =>
        new DateTimeOffset(today.AddDays(-1 - i % 9), new TimeOnly(7, 0), TimeSpan.Zero).AddMinutes(i * 29 % 480);

    private static SubmissionRow Sign(Questionnaire questionnaire, ResponseRow response, AnswerSet answers, IReadOnlySet<ItemKey> confirmed)
    {
        var shown = ShownAnswers.Of(questionnaire, answers).Answers;
        return SubmissionContent.Sign(
            questionnaire,
            response.MunicipalityCode,
            response,
            shown,
            revision: 1,
            DemoPersons.CoordinatorOf(response.MunicipalityCode, answers),
            response.LastActivityAt!.Value,
            Role.Coordinator,
            confirmed.Where(item => shown[item] is not null).ToHashSet());
    }

    private static IEnumerable<AnswerRow> Rows(ResponseRow response, DemoDraft draft) => draft.Answers.All.Select(answer => new AnswerRow
    {
        ResponseId = response.Id,
        QuestionKey = answer.Key.Question,
        RowKey = answer.Key.Row ?? "",
        Value = AnswerText.Canonical(answer.Value),
        Version = 1,
        ChangedAt = response.LastActivityAt!.Value,
        ChangedBy = DemoPersons.CoordinatorOf(response.MunicipalityCode, draft.Answers),
        IsConfirmed = draft.Confirmed.Contains(answer.Key),
    });
}
