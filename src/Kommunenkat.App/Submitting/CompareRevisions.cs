using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Database;
using Kommunenkat.App.Geography;
using Kommunenkat.App.Rounds;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Submitting;

/// <summary>What became of a response between two of its revisions.</summary>
/// <param name="To">Null: the draft as it would be submitted now.</param>
/// <param name="Differences">In the order of the questionnaire.</param>
public sealed record RevisionComparison(
    Round Round,
    Municipality Municipality,
    Questionnaire Questionnaire,
    SubmissionHead From,
    SubmissionHead? To,
    IReadOnlyList<AnswerDifference> Differences)
{
    /// <summary>Whether the reader is of the municipality itself.</summary>
    public bool IsOwn { get; init; }
}

/// <summary>Compares two submitted revisions of a response, or one with the draft.</summary>
public sealed class CompareRevisions(AppDatabase database, QuestionnaireLibrary library)
{
    /// <param name="to">Null: with the draft, which only the municipality itself can do.</param>
    /// <returns>The comparison, or <see cref="FailureKind.NotFound"/>.</returns>
    public Task<Outcome<RevisionComparison>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, int from, int? to, CancellationToken cancellation = default) =>
        database.ReadAsync<RevisionComparison>(async session =>
        {
            var permission = to is null ? Permission.ReadDraft : Permission.ReadSubmission;
            if (await ResponseAccess.LoadAsync(session, library, actor, permission, roundKey, municipalityCode) is not { } loaded)
                return ResponseAccess.Missing(roundKey, municipalityCode);
            var submissions = await SubmissionStore.OfResponseAsync(session, loaded.Row.Id);
            var before = submissions.FirstOrDefault(row => row.Revision == from);
            var after = submissions.FirstOrDefault(row => row.Revision == to);
            if (before is null || (after is null && to is not null))
                return ResponseAccess.Missing(roundKey, municipalityCode);

            var later = after is null ? (await DraftReview.ReadAsync(session, loaded)).Shown.Answers : Answers(after);
            return new RevisionComparison(
                loaded.Round,
                loaded.Municipality,
                loaded.Questionnaire,
                before.Head,
                after?.Head,
                SubmissionDifference.Between(loaded.Questionnaire, Answers(before), later))
            {
                IsOwn = actor.May(Permission.ReadDraft, municipalityCode, roundKey),
            };

            AnswerSet Answers(SubmissionRow row) => SubmissionContent.Parse(loaded.Questionnaire, row.Content).Answers;
        }, cancellation);
}
