using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Submitting;

/// <summary>What was submitted, with the proof of it.</summary>
/// <param name="Sha256">Of the UTF-8 bytes of <paramref name="Content"/>, lower-case hexadecimal.</param>
/// <param name="Content">The submitted JSON, to the letter.</param>
public sealed record Receipt(
    Round Round,
    Municipality Municipality,
    Questionnaire Questionnaire,
    SubmissionHead Head,
    AnswerSet Answers,
    string Sha256,
    string Content);

/// <summary>Reads a submitted revision for those who may see it.</summary>
public sealed class ReadReceipt(AppDatabase database, QuestionnaireLibrary library)
{
    /// <returns>The receipt, or <see cref="FailureKind.NotFound"/>.</returns>
    public Task<Outcome<Receipt>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, int revision, CancellationToken cancellation = default) =>
        database.ReadAsync<Receipt>(async session =>
        {
            if (await ResponseAccess.LoadAsync(session, library, actor, Permission.ReadSubmission, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            var submissions = await SubmissionStore.OfResponseAsync(session, loaded.Row.Id);
            if (submissions.FirstOrDefault(row => row.Revision == revision) is not { } submission)
                return ResponseAccess.Missing(roundKey, municipalityCode);

            return new Receipt(
                loaded.Round,
                loaded.Municipality,
                loaded.Questionnaire,
                new SubmissionHead(submission.Revision, submission.ReceiptNumber, submission.SubmittedAt, submission.SubmittedBy),
                SubmissionContent.Answers(loaded.Questionnaire, submission.Content),
                submission.Sha256,
                submission.Content);
        }, cancellation);
}
