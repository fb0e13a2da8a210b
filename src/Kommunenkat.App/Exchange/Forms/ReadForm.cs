using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Exchange.Uploads;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Responses;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>A form that somebody hands in.</summary>
/// <param name="Name">The file's.</param>
public sealed record UploadedForm(string Name, byte[] Content);

/// <summary>An answer that is not the same in the form as in the draft.</summary>
/// <param name="InFile">Null: the cell is empty.</param>
/// <param name="InDraft">As it is now; null: no answer.</param>
/// <param name="AsDownloaded">What the draft held when the form was made; null: no answer.</param>
/// <param name="Version">The draft's, which a change has to state; 0: there never was an answer.</param>
/// <param name="Place">"2 Styrning!E12".</param>
public sealed record FormDifference(Item Item, AnswerValue? InFile, AnswerValue? InDraft, AnswerValue? AsDownloaded, int Version, string Place)
{
    /// <summary>Who last changed the draft's answer; null: nobody has.</summary>
    public string? ChangedBy { get; init; }

    /// <summary>Whether this person may change the answer now.</summary>
    public bool MayChange { get; init; }

    /// <summary>What the form does to the draft's answer; null: nothing, as it says what it said when it was made.</summary>
    public DifferenceKind? Kind => IsUntouched ? null : new AnswerDifference(Item, InDraft, InFile).Kind;

    /// <summary>Whether the draft's answer has become another since the form was made: somebody has to decide which one counts.</summary>
    public bool IsChangedMeanwhile => !Equals(InDraft, AsDownloaded);

    /// <summary>Whether the form says what it said when it was made: it is the draft alone that has changed.</summary>
    public bool IsUntouched => Equals(InFile, AsDownloaded);

    /// <summary>Whether saving it takes nothing from anybody: no answer of the draft goes, and nobody has been there meanwhile.</summary>
    public bool IsHarmless => !IsChangedMeanwhile && Kind != DifferenceKind.Removed;
}

/// <summary>What a form says beside the draft.</summary>
public sealed record FormReading
{
    /// <summary>What cannot be taken, cell by cell; of a file that is no form for this response one fault of the whole file.</summary>
    public required IReadOnlyList<CellRemark> Faults { get; init; }

    /// <summary>In the order of the questionnaire, also those that are not this person's to change.</summary>
    public IReadOnlyList<FormDifference> Differences { get; init; } = [];

    /// <summary>How many items say the same as the draft, or are empty in both.</summary>
    public int Same { get; init; }

    /// <summary>How many items have no row in the file: nothing is said of them.</summary>
    public int Unmentioned { get; init; }

    /// <summary>When the form was made; null of a file that is none.</summary>
    public DateTimeOffset? MadeAt { get; init; }
}

/// <summary>
/// Compares a form that was filled in with the draft as it is now and as it was when the form was made. Nothing is stored, neither of the
/// file nor of what it says.
/// </summary>
public sealed class ReadForm(OpenResponse openResponse)
{
    private static readonly RemarkText NoForm = new(
        "filen är inget formulär härifrån, eller så är dess dolda blad borttaget; hämta ett nytt formulär och för över svaren till det",
        "the file is no form from here, or its hidden sheet is gone; download a new form and move the answers to it");

    /// <returns>What the form says, faults among it, or <see cref="FailureKind.NotFound"/> for whoever may not read the draft.</returns>
    public async Task<Outcome<FormReading>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, UploadedForm form, CancellationToken cancellation = default)
    {
        var outcome = await openResponse.RunAsync(actor, roundKey, municipalityCode, cancellation);
        if (!outcome.IsSuccess)
            return outcome.Failure;
        var opened = outcome.Value;
        var source = SourceFile.Read(form.Name, form.Content, SourceLimits.OfForms);
        if (source.Book is not { } book)
            return new FormReading { Faults = [.. source.Faults.Select(fault => fault with { Heading = null })] }; // above the columns stand our own marks
        if (FormIdentity.Find(book) is not { } identity)
            return new FormReading { Faults = [CellRemark.OfFile(NoForm)] };
        if (identity.Refusal(opened) is { } refusal)
            return new FormReading { Faults = [CellRemark.OfFile(refusal)] };

        var answers = FormAnswers.Read(book, opened.Questionnaire, identity);
        var stated = opened.Questionnaire.Items.Where(item => answers.Statements.ContainsKey(item.Key)).Select(item => Compare(opened, identity, item, answers.Statements[item.Key])).ToList();
        return new FormReading
        {
            Faults = answers.Faults,
            Differences = [.. stated.OfType<FormDifference>()],
            Same = stated.Count(difference => difference is null),
            Unmentioned = opened.Questionnaire.Items.Count(item => !answers.Mentions(item)),
            MadeAt = identity.MadeAt,
        };
    }

    /// <returns>Null where the two are the same.</returns>
    private static FormDifference? Compare(OpenedResponse opened, FormIdentity identity, Item item, FormStatement statement)
    {
        var draft = opened.Answers.GetValueOrDefault(item.Key);
        return Equals(draft?.Value, statement.Value) ? null : new FormDifference(item, statement.Value, draft?.Value, identity.AsDownloaded(item), draft?.Version ?? 0, statement.Place)
        {
            ChangedBy = draft?.ChangedBy,
            MayChange = opened.MayEdit(opened.Questionnaire.FindSectionOf(item.Question.Key)!),
        };
    }
}
