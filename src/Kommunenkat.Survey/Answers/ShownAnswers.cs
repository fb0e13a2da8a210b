using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Answers;

/// <summary>
/// Which questions a set of answers shows, and the answers that count: those of shown questions. Hidden answers stay in the
/// draft, are no part of a submission, and no expression sees them (semantics §3), so a hidden answer cannot show a question.
/// </summary>
public sealed class ShownAnswers
{
    private readonly bool[] _shown;

    private ShownAnswers(bool[] shown, AnswerSet answers)
    {
        _shown = shown;
        Answers = answers;
    }

    /// <summary>The answers of shown questions, with their explanations.</summary>
    public AnswerSet Answers { get; }

    public bool Shows(Question question) => _shown[question.Index];

    public static ShownAnswers Of(Questionnaire questionnaire, AnswerSet draft)
    {
        var shown = new bool[questionnaire.Questions.Length];
        var counted = draft;
        // Display rules refer to earlier questions only, so one pass in order settles every question.
        foreach (var question in questionnaire.Questions)
        {
            if (question.VisibleIf is null || Evaluation.IsTrue(question.VisibleIf, counted, UnitStatus.Started))
            {
                shown[question.Index] = true;
                continue;
            }

            counted = counted.Without(question.Items.Select(item => item.Key).Append(ItemKey.ExplanationOf(question.Key)));
        }

        return new ShownAnswers(shown, counted);
    }
}
