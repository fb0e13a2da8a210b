using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>Cuts whole answers down to a draft in the middle of its making.</summary>
internal static class Drafts
{
    /// <param name="done">How much of what the draft shows is answered, from 0 to 1; met to the nearest question.</param>
    public static AnswerSet Of(Questionnaire questionnaire, DemoUnit unit, AnswerSet whole, double done)
    {
        // Colleagues work in their own sections, so sections are filled nearly but not quite in order; within one, from the top.
        var order = questionnaire.Sections
            .Select((section, index) => (section, place: index + 2 * unit.Chance.And("draft").And(section.Key).Normal))
            .OrderBy(entry => entry.place)
            .SelectMany(entry => entry.section.Questions)
            .ToList();

        var (enough, tooFew) = (order.Count, 0);
        while (enough - tooFew > 1)
        {
            var middle = (enough + tooFew) / 2;
            if (ShareDone(questionnaire, First(order, middle, questionnaire, whole)) < done)
                tooFew = middle;
            else
                enough = middle;
        }

        return First(order, enough, questionnaire, whole).Answers;
    }

    private static ShownAnswers First(List<Question> order, int count, Questionnaire questionnaire, AnswerSet whole)
    {
        var draft = AnswerSet.From(order.Take(count)
            .SelectMany(question => question.Items)
            .Where(item => whole[item.Key] is not null)
            .Select(item => KeyValuePair.Create(item.Key, whole[item.Key]!)));
        // A rule may hang on a section not filled yet; its question is then not shown, and not answered either.
        return ShownAnswers.Of(questionnaire, draft);
    }

    private static double ShareDone(Questionnaire questionnaire, ShownAnswers draft)
    {
        var progress = questionnaire.Sections.Aggregate(default(Progress), (sum, section) => sum + Review.ProgressOf(section, draft));
        return (double)progress.Answered / progress.Shown;
    }
}
