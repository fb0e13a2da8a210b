using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>
/// Submits a municipality's draft: makes the next immutable revision of it. Where the round requires approval, this is what
/// approving is. Required questions may be left out, since item non-response is a fact (semantics §10), but only with open
/// eyes: the number left out has to be accepted.
/// </summary>
public sealed class SubmitResponse(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="acceptedFindings">How many findings of <see cref="Survey.Answers.Review"/> the person has seen and accepted.</param>
    /// <returns>
    /// The receipt's head; <see cref="FailureKind.Invalid"/> where there are other findings than accepted;
    /// <see cref="FailureKind.Conflict"/> where the response cannot be submitted, or was changed at the same moment.
    /// </returns>
    public Task<Outcome<SubmissionHead>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, int acceptedFindings, CancellationToken cancellation = default) =>
        database.WriteAsync<SubmissionHead>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.Submit, roundKey, municipalityCode) is not { } loaded
                || actor.RoleFor(LifeCycle.Needed(ResponseAction.Submit, loaded.Round), municipalityCode, roundKey) is not { } function)
            {
                return ResponseAccess.Missing(roundKey, municipalityCode);
            }

            if (LifeCycle.After(loaded.Round, loaded.Row, ResponseAction.Submit, SwedishTime.Today(time)) is not { } state)
                return LifeCycle.NotNow(ResponseAction.Submit);
            var accepted = await DraftReview.AcceptedAsync(session, loaded, acceptedFindings);
            if (!accepted.IsSuccess)
                return accepted.Failure;

            var now = time.GetUtcNow();
            var revision = (await SubmissionStore.OfResponseAsync(session, loaded.Row.Id)).Count + 1;
            var submitted = loaded.Row with
            {
                State = state,
                StartedAt = loaded.Row.StartedAt ?? now,
                LastActivityAt = now,
                ReopenedUntil = null,
            };
            if (!await LifeCycle.TryTakeAsync(session, actor, loaded, submitted, ResponseAction.Submit, now, revision: revision))
                return LifeCycle.ChangedMeanwhile;
            var submission = SubmissionContent.Sign(
                loaded.Questionnaire, municipalityCode, loaded.Row, accepted.Value.Shown.Answers, revision, actor.Name, now, function, accepted.Value.Confirmed);
            await SubmissionStore.InsertAsync(session, [submission]);
            await ReceiptMessage.AddAsync(session, loaded, submission, actor);
            return new SubmissionHead(revision, submission.ReceiptNumber, now, actor.Name);
        }, cancellation);
}
