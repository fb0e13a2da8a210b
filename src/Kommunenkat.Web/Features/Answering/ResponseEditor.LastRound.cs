using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Plausibility;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Answering;

/// <content>Last round's answers beside this round's.</content>
public sealed partial class ResponseEditor
{
    /// <summary>Whether this person may change answers to the question now.</summary>
    public bool MayEdit(Question question) => Opened.MayEdit(Opened.Questionnaire.FindSectionOf(question.Key)!);

    /// <summary>What the municipality answered last round, by item.</summary>
    public IReadOnlyDictionary<ItemKey, EarlierAnswer> Earlier => Opened.Earlier;

    /// <summary>What of the question's answers, saved or not, is worth a second look.</summary>
    public IReadOnlyList<PlausibilityWarning> WarningsOf(Question question) => SoftEdits.WarningsOf(question, Shown, Earlier);

    /// <summary>Takes over last round's answers as unchanged, where they still can be given, and saves them at once.</summary>
    public void Confirm(IReadOnlyList<Item> items)
    {
        foreach (var item in items)
        {
            if (Earlier.GetValueOrDefault(item.Key)?.Confirmable is not { } same)
                continue;
            var field = this[item];
            if (!field.IsUnsaved)
                field.Base = field.Version;
            field.Text = TextOf(same);
            field.Fault = null;
            field.Value = same;
            field.IsConfirmed = true;
            if (field.Other is { } other)
                Meet(field, other);
            else if (!field.IsSaveRunning)
                _ = SaveUntilStoredAsync(field);
        }

        Shown = ShownAnswers.Of(Opened.Questionnaire, CurrentAnswers());
        Changed?.Invoke();
    }
}
