using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Messaging;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>
/// Submits a municipality's draft: makes the next immutable revision of it. Required questions may be left out, since item
/// non-response is a fact (semantics §10), but only with open eyes: the number left out has to be accepted.
/// </summary>
public sealed class SubmitResponse(AppDatabase database, QuestionnaireLibrary library, TimeProvider time)
{
    /// <param name="acceptedFindings">How many findings of <see cref="Review"/> the person has seen and accepted.</param>
    /// <returns>
    /// The receipt's head; <see cref="FailureKind.Invalid"/> where there are other findings than accepted;
    /// <see cref="FailureKind.Conflict"/> where the response cannot be submitted, or was changed at the same moment.
    /// </returns>
    public Task<Outcome<SubmissionHead>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, int acceptedFindings, CancellationToken cancellation = default) =>
        database.WriteAsync<SubmissionHead>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.Submit, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            if (!ResponseStore.AcceptsAnswers(loaded.Round, SwedishTime.Today(time))
                || ResponseLifeCycle.After(loaded.Row.State, ResponseAction.Submit) is not { } state)
            {
                return Failure.Conflict("The response cannot be submitted now.");
            }

            var rows = await AnswerStore.OfResponseAsync(session, loaded.Row.Id);
            var draft = AnswerSet.From(rows.Where(row => row.Value is not null)
                .Select(row => KeyValuePair.Create(row.Item, SubmissionContent.Read(loaded.Questionnaire, row.Item, row.Value!))));
            var shown = ShownAnswers.Of(loaded.Questionnaire, draft);
            var findings = Review.Findings(loaded.Questionnaire, shown);
            if (findings.Count != acceptedFindings)
            {
                return Failure.Invalid([
                    $"The response has {findings.Count} findings, of which {acceptedFindings} were accepted; check it again.",
                    .. findings.Select(finding => $"{finding.Item}: {finding.Kind}")]);
            }

            var now = time.GetUtcNow();
            if (!await ResponseStore.TryChangeStateAsync(session, loaded.Row, state, now))
                return Failure.Conflict("The response was changed at the same moment; check it again.");
            var revision = (await SubmissionStore.OfResponseAsync(session, loaded.Row.Id)).Count + 1;
            var submission = SubmissionContent.Sign(
                loaded.Questionnaire, municipalityCode, loaded.Row, shown.Answers, revision, actor.Name, now);
            await SubmissionStore.InsertAsync(session, [submission]);
            await ReceiptMessage.AddAsync(session, loaded, submission, actor);
            return new SubmissionHead(revision, submission.ReceiptNumber, now, actor.Name);
        }, cancellation);
}
