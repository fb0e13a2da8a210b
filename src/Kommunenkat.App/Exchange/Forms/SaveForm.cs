using Kommunenkat.App.Access;
using Kommunenkat.App.Answering;
using Kommunenkat.App.Colleagues;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>An answer of a form that somebody chose for the draft.</summary>
/// <param name="Value">Null takes the draft's answer away.</param>
/// <param name="Version">The draft's that it was compared with; 0: there was none.</param>
public sealed record FormChoice(ItemKey Item, AnswerValue? Value, int Version);

/// <summary>Why an answer of a form was not saved.</summary>
public enum FormRefusal
{
    /// <summary>Somebody has changed the draft's answer since it was compared.</summary>
    ChangedMeanwhile,

    /// <summary>The section is not this person's any more.</summary>
    NotYours,

    /// <summary>The response takes no more changes.</summary>
    Closed,

    /// <summary>The database could not take it.</summary>
    Unavailable,
}

/// <param name="Saved">On disk.</param>
/// <param name="NotSaved">The draft is as it was in these.</param>
public sealed record FormSaving(IReadOnlyList<ItemKey> Saved, IReadOnlyList<(ItemKey Item, FormRefusal Why)> NotSaved);

/// <summary>
/// Saves chosen answers of a form one by one, each as if it were typed on the answering page: with its version, its history and its entry
/// in the log. What was changed since it was compared is left alone and told of.
/// </summary>
public sealed class SaveForm(SaveAnswer saveAnswer, OpenResponse openResponse)
{
    /// <param name="progress">Told how many have been dealt with.</param>
    /// <returns>What became of each, or <see cref="FailureKind.NotFound"/> for whoever may change nothing here.</returns>
    /// <exception cref="ArgumentException">A value is none that its item can have: a bug of the caller.</exception>
    public async Task<Outcome<FormSaving>> RunAsync(
        Actor actor, string roundKey, string municipalityCode, IReadOnlyList<FormChoice> choices, Action<int>? progress = null, CancellationToken cancellation = default)
    {
        if (!actor.May(EditableSections.PermissionOf(actor, municipalityCode, roundKey), municipalityCode, roundKey))
            return ResponseAccess.Missing(roundKey, municipalityCode);

        var saved = new List<ItemKey>();
        var failed = new List<(ItemKey Item, FailureKind Kind)>();
        foreach (var choice in choices)
        {
            var outcome = failed.Any(one => one.Kind == FailureKind.Unavailable)
                ? Failure.Unavailable("The database could not take an answer before this one.") // who waits is told at once, and can try again
                : await saveAnswer.RunAsync(actor, new AnswerChange(roundKey, municipalityCode, choice.Item, choice.Value, choice.Version), cancellation);
            if (outcome.IsSuccess)
                saved.Add(choice.Item);
            else
                failed.Add((choice.Item, outcome.Failure.Kind));
            progress?.Invoke(saved.Count + failed.Count);
        }

        if (failed.Count == 0)
            return new FormSaving(saved, []);
        var opened = await openResponse.RunAsync(actor, roundKey, municipalityCode, cancellation);
        return new FormSaving(saved, [.. failed.Select(one => (one.Item, Why(one.Kind, one.Item, opened)))]);
    }

    private static FormRefusal Why(FailureKind kind, ItemKey item, Outcome<OpenedResponse> opened) => kind switch
    {
        FailureKind.Unavailable => FormRefusal.Unavailable,
        FailureKind.NotFound => FormRefusal.NotYours,
        FailureKind.Invalid or FailureKind.Conflict when !opened.IsSuccess =>
            opened.Failure.Kind == FailureKind.NotFound ? FormRefusal.NotYours : FormRefusal.Unavailable,
        FailureKind.Invalid or FailureKind.Conflict =>
            !opened.Value.TakesChanges ? FormRefusal.Closed
            : !opened.Value.MayEdit(opened.Value.Questionnaire.FindSectionOf(item.Question)!) ? FormRefusal.NotYours
            : FormRefusal.ChangedMeanwhile,
    };
}
