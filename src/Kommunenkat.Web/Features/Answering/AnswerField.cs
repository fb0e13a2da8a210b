using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>What a field truthfully says of its answer, from the best to the worst.</summary>
public enum SaveState
{
    /// <summary>Nothing has been answered, and nothing is to be saved.</summary>
    Untouched,

    /// <summary>What is shown is on disk.</summary>
    Saved,

    /// <summary>On its way.</summary>
    Saving,

    /// <summary>The database could not take it; it is tried again until it can.</summary>
    Failed,

    /// <summary>The response cannot be changed any more, or not by this person.</summary>
    Refused,

    /// <summary>Somebody else changed the answer from the same version: one of the two has to be chosen.</summary>
    Clash,
}

/// <summary>One item of the form: what was typed, what of it is valid, and what of that is saved.</summary>
public sealed class AnswerField
{
    internal AnswerField(Item item) => Item = item;

    public Item Item { get; }

    /// <summary>What stands in the control, valid or not: typed text, or the chosen options' keys joined by <c>|</c>.</summary>
    public string Text { get; internal set; } = "";

    /// <summary>The last valid answer; null: none.</summary>
    public AnswerValue? Value { get; internal set; }

    /// <summary>The answer is last round's, confirmed as unchanged.</summary>
    public bool IsConfirmed { get; internal set; }

    /// <summary>Why <see cref="Text"/> is no valid answer; null: it is one, or empty.</summary>
    public AnswerFault? Fault { get; internal set; }

    public SaveState State { get; internal set; }

    /// <summary>When the answer was last saved, by whomever; null: never.</summary>
    public DateTimeOffset? SavedAt { get; internal set; }

    /// <summary>Who saved the answer last; null: nobody has.</summary>
    public string? SavedBy { get; internal set; }

    /// <summary>In a clash, what a colleague has stored.</summary>
    public DraftAnswer? Other { get; internal set; }

    /// <summary>The choice in a clash could not be stored just now.</summary>
    public bool IsChoiceFailed { get; internal set; }

    /// <summary>Version of the answer that the field knows of; 0: none.</summary>
    public int Version { get; internal set; }

    /// <summary>Number of the last change that the browser handed over; 0: none.</summary>
    public long Taken { get; internal set; }

    /// <summary>Keys of the options that are ticked, whether that is a valid answer or not.</summary>
    public IReadOnlyList<string> Ticked => Text.Split(AnswerText.OptionSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether something typed or chosen is not on disk.</summary>
    public bool IsUnsaved => Fault is not null || State is not (SaveState.Untouched or SaveState.Saved);

    /// <summary>The version that what is to be saved was made from.</summary>
    internal int Base { get; set; }

    /// <summary>The version from which on all were saved here: a change made from one of them has missed nothing of others.</summary>
    internal int OwnSince { get; set; }

    internal bool IsSaveRunning { get; set; }
}
