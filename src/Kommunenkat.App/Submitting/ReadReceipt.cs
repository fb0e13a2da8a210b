using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Submitting;

/// <summary>What was submitted, with the proof of it.</summary>
/// <param name="Answers">Answers and explanations.</param>
/// <param name="Sha256">Of the UTF-8 bytes of <paramref name="Content"/>, lower-case hexadecimal.</param>
/// <param name="Content">The submitted JSON, to the letter.</param>
public sealed record Receipt(
    Round Round,
    Municipality Municipality,
    Questionnaire Questionnaire,
    SubmissionHead Head,
    AnswerSet Answers,
    string Sha256,
    string Content)
{
    /// <summary>What the submitter was to the municipality; null: not known.</summary>
    public Role? Function { get; init; }

    /// <summary>Items whose answer was confirmed to be as in the round before.</summary>
    public IReadOnlySet<ItemKey> Confirmed { get; init; } = new HashSet<ItemKey>();

    /// <summary>How much was confirmed, of single questions and rows of matrices.</summary>
    public ConfirmedShare ConfirmedShare => ConfirmedShare.Of(Confirmed, Answers);

    /// <summary>All revisions of the response, in order.</summary>
    public IReadOnlyList<SubmissionHead> Revisions { get; init; } = [];

    /// <summary>Whether the reader is of the municipality itself.</summary>
    public bool IsOwn { get; init; }
}

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

            var content = SubmissionContent.Parse(loaded.Questionnaire, submission.Content);
            return new Receipt(
                loaded.Round,
                loaded.Municipality,
                loaded.Questionnaire,
                submission.Head,
                content.Answers,
                submission.Sha256,
                submission.Content)
            {
                Function = content.Function,
                Confirmed = content.Confirmed,
                Revisions = [.. submissions.Select(row => row.Head)],
                IsOwn = actor.May(Permission.ReadDraft, municipalityCode, roundKey),
            };
        }, cancellation);
}
