using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>Sends a draft to the municipality's approver. Until it is approved or sent back, nobody changes it.</summary>
public sealed class SendForApproval(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="acceptedFindings">How many findings of <see cref="Survey.Answers.Review"/> the person has seen and accepted.</param>
    /// <returns>
    /// <see cref="FailureKind.Invalid"/> where there are other findings than accepted; <see cref="FailureKind.Conflict"/> where the
    /// round requires no approval, the response cannot be sent now, or it was changed at the same moment.
    /// </returns>
    public Task<Outcome<Done>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, int acceptedFindings, CancellationToken cancellation = default) =>
        database.WriteAsync<Done>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.SendForApproval, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (LifeCycle.After(loaded.Round, loaded.Row, ResponseAction.SendForApproval, SwedishTime.Today(time)) is not { } state)
                return LifeCycle.NotNow(ResponseAction.SendForApproval);
            var accepted = await DraftReview.AcceptedAsync(session, loaded, acceptedFindings);
            if (!accepted.IsSuccess)
                return accepted.Failure;

            var now = time.GetUtcNow();
            return await LifeCycle.TryTakeAsync(
                session, actor, loaded, loaded.Row with { State = state, LastActivityAt = now }, ResponseAction.SendForApproval, now)
                ? Done.Instance
                : LifeCycle.ChangedMeanwhile;
        }, cancellation);
}
