using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Testing;

/// <summary>Answers as a municipality would type them.</summary>
public static class Draft
{
    /// <param name="answers">Item (<c>question</c> or <c>question.row</c>) and text, for instance ("policy", "yes").</param>
    public static AnswerSet Of(Questionnaire questionnaire, params IEnumerable<(string Item, string Text)> answers) =>
        AnswerSet.From(answers.Select(answer =>
        {
            var item = questionnaire.Item(answer.Item);
            var parsed = AnswerText.Parse(item, answer.Text);
            return KeyValuePair.Create(item.Key, parsed.Value
                ?? throw new InvalidOperationException($"{answer.Item}: \"{answer.Text}\" is no answer; {parsed.Fault?.Expected()}"));
        }));

    /// <summary>The item named <c>question</c> or <c>question.row</c>.</summary>
    public static Item Item(this Questionnaire questionnaire, string name)
    {
        var parts = name.Split('.');
        return questionnaire.FindItem(new ItemKey(parts[0], parts.Length > 1 ? parts[1] : null))
            ?? throw new InvalidOperationException($"The questionnaire has no item {name}.");
    }
}
