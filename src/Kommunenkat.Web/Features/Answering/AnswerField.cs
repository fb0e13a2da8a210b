using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>What a field truthfully says of its answer.</summary>
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

    /// <summary>Somebody else changed the answer, or the response cannot be changed any more.</summary>
    Conflict,
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

    /// <summary>Keys of the options that are ticked, whether that is a valid answer or not.</summary>
    public IReadOnlyList<string> Ticked => Text.Split(AnswerText.OptionSeparator, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether something typed or chosen is not on disk.</summary>
    public bool IsUnsaved => IsTyping || State is SaveState.Saving or SaveState.Failed or SaveState.Conflict;

    internal int Version { get; set; }

    /// <summary>Counts keystrokes, so that only the last of a burst is settled.</summary>
    internal int Keystrokes { get; set; }

    internal bool IsTyping { get; set; }

    internal bool IsSaveRunning { get; set; }
}
