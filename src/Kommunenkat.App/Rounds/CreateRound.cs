using System.Security.Cryptography;
using System.Text;
using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Auditing;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Rounds;

/// <param name="QuestionnaireJson">The text of a questionnaire file; it names the round.</param>
/// <param name="Frame">Codes of the invited municipalities; null: all.</param>
/// <param name="RequiresApproval">Whether an approver of the municipality has to approve what is submitted.</param>
public sealed record NewRound(
    string QuestionnaireJson,
    IReadOnlyList<string>? Frame = null,
    DateOnly? LastAnswerDay = null,
    DateOnly? DefinitiveClose = null,
    bool RequiresApproval = false);

/// <param name="Warnings">In English.</param>
public sealed record CreatedRound(Round Round, int Invited, IReadOnlyList<string> Warnings);

/// <summary>Creates a round in draft from a questionnaire file and a frame.</summary>
public sealed class CreateRound(AppDatabase database, TimeProvider time)
{
    /// <returns>
    /// The round; <see cref="FailureKind.Invalid"/> with every fault of the file; <see cref="FailureKind.Conflict"/> where the
    /// round is there already.
    /// </returns>
    public Task<Outcome<CreatedRound>> RunAsync(Actor actor, NewRound command, CancellationToken cancellation = default) =>
        database.WriteAsync<CreatedRound>(async session =>
        {
            if (!actor.May(Permission.ManageRounds))
                return Failure.NotFound("Rounds are created by an administrator.");
            if (command.LastAnswerDay > command.DefinitiveClose)
                return Failure.Invalid("The last answer day is later than the definitive close.");

            var check = await CheckQuestionnaire.RunAsync(
                command.QuestionnaireJson, questionnaire => QuestionnaireLibrary.EarlierAsync(session, questionnaire));
            if (!check.IsSuccess)
                return check.Failure;

            var frame = command.Frame?.Distinct().ToList() ?? [.. Areas.Sweden.Municipalities.Select(municipality => municipality.Code)];
            var unknown = frame.Where(code => Areas.Sweden.FindMunicipality(code) is null).ToList();
            if (unknown.Count > 0)
                return Failure.Invalid([.. unknown.Select(code => $"There is no municipality \"{code}\".")]);

            var now = time.GetUtcNow();
            var round = await InsertAsync(session, check.Value.Questionnaire, command, isDemo: false, now);
            if (round is null)
                return Failure.Conflict($"Round {check.Value.Questionnaire.Round} is there already.");
            await ResponseStore.InsertAsync(session, frame.Select(code => ResponseRow.Invited(round.Id, code)));
            await AuditLog.AddAsync(session, actor, AuditAction.RoundCreated, AuditSubject.Of(round), now, (AuditFact.Municipalities, frame.Count));
            return new CreatedRound(round, frame.Count, check.Value.Warnings);
        }, cancellation);

    /// <returns>Null where the round is there already.</returns>
    internal static async Task<Round?> InsertAsync(
        DbSession session, Questionnaire questionnaire, NewRound command, bool isDemo, DateTimeOffset now)
    {
        var stored = new QuestionnaireRow
        {
            Id = Guid.CreateVersion7(now),
            Content = command.QuestionnaireJson,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(command.QuestionnaireJson))),
            CreatedAt = now,
        };
        var round = new Round
        {
            Id = Guid.CreateVersion7(now),
            Key = questionnaire.Round,
            QuestionnaireId = stored.Id,
            State = RoundState.Draft,
            LastAnswerDay = command.LastAnswerDay,
            DefinitiveClose = command.DefinitiveClose,
            IsDemo = isDemo,
            RequiresApproval = command.RequiresApproval,
            CreatedAt = now,
        };
        await RoundStore.InsertQuestionnaireAsync(session, stored);
        return await RoundStore.TryInsertAsync(session, round) ? round : null;
    }
}
