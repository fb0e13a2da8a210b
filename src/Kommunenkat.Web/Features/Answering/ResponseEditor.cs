using System.Globalization;
using Kommunenkat.App;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>
/// The state of a form that saves every answer by itself. An invalid text stays in its field with a message, and the last valid
/// answer stays saved. What cannot be saved now is tried again until it can be.
/// </summary>
/// <remarks>To be used from one thread at a time, as Blazor's renderer does.</remarks>
public sealed partial class ResponseEditor : IDisposable
{
    /// <summary>How long after the last keystroke a text is read and saved; leaving the field does it at once.</summary>
    public static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(800);

    /// <summary>How long unsaved answers are tried again after the page is gone.</summary>
    public static readonly TimeSpan PatienceAfterDispose = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    private readonly OpenedResponse _opened;
    private readonly Func<AnswerChange, Task<Outcome<SavedAnswer>>> _save;
    private readonly TimeProvider _time;
    private readonly CultureInfo _culture;
    private readonly ILogger _logger;
    private readonly Dictionary<ItemKey, AnswerField> _fields;
    private DateTimeOffset? _disposedAt;

    /// <param name="save">Saves one answer; a success means that it is on disk.</param>
    public ResponseEditor(
        OpenedResponse opened, Func<AnswerChange, Task<Outcome<SavedAnswer>>> save, TimeProvider time, CultureInfo culture, ILogger logger)
    {
        _opened = opened;
        _save = save;
        _time = time;
        _culture = culture;
        _logger = logger;
        _fields = opened.Questionnaire.Items.Concat(opened.Questionnaire.Questions.Select(question => question.Explanation)).ToDictionary(item => item.Key, Load);
        Shown = ShownAnswers.Of(opened.Questionnaire, opened.Draft);
    }

    /// <summary>Raised when anything shown has changed.</summary>
    public event Action? Changed;

    /// <summary>Which questions the valid answers show, saved or not.</summary>
    public ShownAnswers Shown { get; private set; }

    public bool HasUnsaved => _fields.Values.Any(one => one.IsUnsaved);

    public AnswerField this[Item item] => _fields[item.Key];

    /// <summary>Takes one keystroke; the text is read when typing pauses.</summary>
    public void Type(Item item, string text)
    {
        var field = this[item];
        field.Text = text;
        var isFirst = !field.IsTyping;
        field.IsTyping = true;
        _ = SettleLaterAsync(field, ++field.Keystrokes);
        // From the first keystroke on, nothing may say that the field is saved; the others change nothing more than its text.
        if (isFirst)
            Changed?.Invoke();
    }

    /// <summary>Takes the text of a field that is being left.</summary>
    public void Enter(Item item, string text)
    {
        var field = this[item];
        field.Text = text;
        field.Keystrokes++;
        Settle(field);
    }

    /// <summary>Chooses one option.</summary>
    public void Choose(Item item, string optionKey) => Enter(item, optionKey);

    /// <summary>Takes the answer away.</summary>
    public void Clear(Item item) => Enter(item, "");

    /// <summary>Ticks or unticks an option. One that stands alone takes the others away, and the other way round.</summary>
    public void Tick(Item item, string optionKey, bool isTicked)
    {
        var options = ((ChoiceQuestion)item.Question).Options;
        var option = options.Single(candidate => candidate.Key == optionKey);
        var stays = isTicked
            ? options.Where(other => this[item].Ticked.Contains(other.Key) && !option.Exclusive && !other.Exclusive || other == option)
            : options.Where(other => this[item].Ticked.Contains(other.Key) && other != option);
        Enter(item, string.Join(AnswerText.OptionSeparator, stays.Select(other => other.Key)));
    }

    /// <summary>Saves what is being typed and goes on trying for a while, though nobody looks any more.</summary>
    public void Dispose()
    {
        _disposedAt = _time.GetUtcNow();
        Changed = null;
        foreach (var field in _fields.Values.Where(field => field.IsTyping))
            Settle(field);
    }

    private AnswerField Load(Item item)
    {
        var field = new AnswerField(item);
        if (_opened.Answers.TryGetValue(item.Key, out var saved))
        {
            field.Value = saved.Value;
            field.Text = TextOf(saved.Value);
            field.State = SaveState.Saved;
            field.SavedAt = saved.ChangedAt;
            field.Version = saved.Version;
            field.IsConfirmed = saved.IsConfirmed;
        }

        return field;
    }

    private string TextOf(AnswerValue? value) => value switch
    {
        null => "",
        OptionAnswer or OptionsAnswer => AnswerText.Canonical(value),
        _ => AnswerText.ForEditing(value, _culture),
    };

    private async Task SettleLaterAsync(AnswerField field, int keystroke)
    {
        await Task.Delay(TypingPause, _time);
        if (field.Keystrokes == keystroke && field.IsTyping)
            Settle(field);
    }

    private void Settle(AnswerField field)
    {
        field.IsTyping = false;
        var parsed = AnswerText.Parse(field.Item, field.Text);
        field.Fault = parsed.Fault;
        if (parsed.Fault is null && !Equals(parsed.Value, field.Value))
        {
            field.Value = parsed.Value;
            field.IsConfirmed = false;
            Shown = ShownAnswers.Of(_opened.Questionnaire, CurrentAnswers());
            if (!field.IsSaveRunning)
                _ = SaveUntilStoredAsync(field);
        }

        Changed?.Invoke();
    }

    private AnswerSet CurrentAnswers() => AnswerSet.From(_fields.Values
        .Where(field => field.Value is not null)
        .Select(field => KeyValuePair.Create(field.Item.Key, field.Value!)));

    private async Task SaveUntilStoredAsync(AnswerField field)
    {
        field.IsSaveRunning = true;
        var pause = TimeSpan.FromSeconds(1);
        do
        {
            var (value, isConfirmed) = (field.Value, field.IsConfirmed);
            Show(field, SaveState.Saving);
            var outcome = await TrySaveAsync(field, value, isConfirmed);
            if (outcome.IsSuccess)
            {
                field.Version = outcome.Value.Version;
                field.SavedAt = outcome.Value.SavedAt;
                pause = TimeSpan.FromSeconds(1);
                if (Equals(value, field.Value) && isConfirmed == field.IsConfirmed)
                {
                    field.IsConfirmed = outcome.Value.IsConfirmed;
                    Show(field, SaveState.Saved);
                }
            }
            else if (outcome.Failure.Kind == FailureKind.Unavailable)
            {
                Show(field, SaveState.Failed);
                await Task.Delay(pause, _time);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            else
            {
                Show(field, SaveState.Conflict);
            }
        }
        while (field.State is SaveState.Saving or SaveState.Failed && !IsOutOfPatience);

        field.IsSaveRunning = false;
    }

    private bool IsOutOfPatience => _disposedAt is { } disposedAt && _time.GetUtcNow() - disposedAt > PatienceAfterDispose;

    private async Task<Outcome<SavedAnswer>> TrySaveAsync(AnswerField field, AnswerValue? value, bool isConfirmed)
    {
        try
        {
            return await _save(new AnswerChange(
                _opened.Round.Key, _opened.Municipality.Code, field.Item.Key, value, field.Version, isConfirmed));
        }
        catch (Exception exception)
        {
            // Whatever went wrong, what was typed is still here and the person must not lose it with the circuit.
            LogSaveFailed(exception, _opened.Round.Key, _opened.Municipality.Code, field.Item.Key.ToString());
            return Failure.Unavailable("An unexpected error; see the log.");
        }
    }

    private void Show(AnswerField field, SaveState state)
    {
        field.State = state;
        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Saving {Item} of municipality {Municipality} in round {Round} failed; it is tried again")]
    private partial void LogSaveFailed(Exception exception, string round, string municipality, string item);
}
