using System.Globalization;
using Kommunenkat.App.Answering;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Answering;

/// <summary>
/// The state of a form that saves every answer by itself, while colleagues do the same. An invalid text stays in its field with a
/// message, and the last valid answer stays saved. What cannot be saved now is tried again until it can be. What a colleague
/// changes is shown, but never over something unsaved: then the two clash, and the person chooses.
/// </summary>
/// <remarks>To be used from one thread at a time, as Blazor's renderer does.</remarks>
public sealed partial class ResponseEditor : IDisposable
{
    private readonly AnswerActions _actions;
    private readonly string _ownName;
    private readonly TimeProvider _time;
    private readonly CultureInfo _culture;
    private readonly ILogger _logger;
    private readonly Dictionary<ItemKey, AnswerField> _fields;
    private DateTimeOffset? _disposedAt;

    /// <param name="ownName">Name of the person at the form, as it stands beside what they save.</param>
    public ResponseEditor(
        OpenedResponse opened, AnswerActions actions, string ownName, TimeProvider time, CultureInfo culture, ILogger logger)
    {
        Opened = opened;
        _actions = actions;
        _ownName = ownName;
        _time = time;
        _culture = culture;
        _logger = logger;
        _fields = opened.Questionnaire.Items
            .Concat(opened.Questionnaire.Questions.Select(question => question.Explanation))
            .ToDictionary(item => item.Key, item => new AnswerField(item));
        foreach (var (key, answer) in opened.Answers)
            Adopt(_fields[key], answer);
        Shown = ShownAnswers.Of(opened.Questionnaire, CurrentAnswers());
    }

    /// <summary>Raised when anything shown has changed.</summary>
    public event Action? Changed;

    /// <summary>The response as it was last read.</summary>
    public OpenedResponse Opened { get; private set; }

    /// <summary>Which questions the valid answers show, saved or not.</summary>
    public ShownAnswers Shown { get; private set; }

    /// <summary>Name of the person at the form.</summary>
    public string OwnName => _ownName;

    public AnswerField this[Item item] => _fields[item.Key];

    /// <summary>The fields that the browser has handed something over for, but which the page does not show.</summary>
    /// <param name="section">The section that the page shows.</param>
    public IEnumerable<AnswerField> TakenElsewhere(Section section) => _fields.Values.Where(field =>
        field.Taken > 0 && !section.Questions.Any(question => question.Key == field.Item.Key.Question && Shown.Shows(question)));

    /// <summary>Takes what stands in a control of the browser.</summary>
    /// <param name="key">An item that the questionnaire does not have is left alone: the browser can be asked to send anything.</param>
    /// <param name="madeFrom">Version of the answer that the person saw when they began to change it; 0: none.</param>
    /// <param name="number">Grows with every change of the page; what was taken before is not taken again.</param>
    /// <param name="sent">Texts that the same change was handed over as before, maybe to a page that is gone.</param>
    public void Take(ItemKey key, string text, int madeFrom, long number, IReadOnlyList<string> sent)
    {
        if (!_fields.TryGetValue(key, out var field) || number <= field.Taken)
            return;
        field.Taken = number;
        if (!field.IsUnsaved)
            field.Base = madeFrom >= field.OwnSince || IsOwnStep(field, sent) ? field.Version : madeFrom;
        field.Text = text;
        Read(field);
    }

    /// <summary>Puts something into a field from here, as if the person had.</summary>
    public void Enter(Item item, string text)
    {
        var field = this[item];
        if (!field.IsUnsaved)
            field.Base = field.Version;
        field.Text = text;
        Read(field);
    }

    /// <summary>Takes in the response as it is stored now. What is unsaved here stays as it is.</summary>
    public void Merge(OpenedResponse fresh)
    {
        if (fresh.Version < Opened.Version)
            return;
        Opened = fresh;
        foreach (var (key, answer) in fresh.Answers)
        {
            var field = _fields[key];
            if (answer.Version <= (field.Other?.Version ?? field.Version))
                continue;
            if (field.State == SaveState.Clash)
                Meet(field, answer);
            else if (!field.IsUnsaved)
                Adopt(field, answer);
        }

        foreach (var field in _fields.Values.Where(field => field.State == SaveState.Refused && MayEdit(field.Item.Question) && !field.IsSaveRunning))
            _ = SaveUntilStoredAsync(field);
        Shown = ShownAnswers.Of(fresh.Questionnaire, CurrentAnswers());
        Changed?.Invoke();
    }

    /// <summary>Goes on for a while with what is being saved, though nobody looks any more.</summary>
    public void Dispose()
    {
        _disposedAt = _time.GetUtcNow();
        Changed = null;
    }

    /// <summary>The stored answer is one that this browser itself had sent, and only did not hear of again.</summary>
    private bool IsOwnStep(AnswerField field, IReadOnlyList<string> sent) =>
        field.SavedBy == _ownName && sent.Any(text => AnswerText.Parse(field.Item, text) is { Fault: null } step && Equals(step.Value, field.Value));

    private void Adopt(AnswerField field, DraftAnswer answer)
    {
        field.Value = answer.Value;
        field.Text = TextOf(answer.Value);
        field.IsConfirmed = answer.IsConfirmed;
        field.Fault = null;
        field.Other = null;
        field.IsChoiceFailed = false;
        field.State = SaveState.Saved;
        field.SavedAt = answer.ChangedAt;
        field.SavedBy = answer.ChangedBy;
        field.Version = field.Base = field.OwnSince = answer.Version;
    }

    private string TextOf(AnswerValue? value) => value switch
    {
        null => "",
        OptionAnswer or OptionsAnswer => AnswerText.Canonical(value),
        _ => AnswerText.ForEditing(value, _culture),
    };

    private void Read(AnswerField field)
    {
        var parsed = AnswerText.Parse(field.Item, field.Text);
        field.Fault = parsed.Fault;
        if (parsed.Fault is null && !Equals(parsed.Value, field.Value))
        {
            field.Value = parsed.Value;
            field.IsConfirmed = false;
            Shown = ShownAnswers.Of(Opened.Questionnaire, CurrentAnswers());
            if (field.Other is { } other)
                Meet(field, other);
            else if (!field.IsSaveRunning)
                _ = SaveUntilStoredAsync(field);
        }

        Changed?.Invoke();
    }

    private AnswerSet CurrentAnswers() => AnswerSet.From(_fields.Values
        .Where(field => field.Value is not null)
        .Select(field => KeyValuePair.Create(field.Item.Key, field.Value!)));
}
