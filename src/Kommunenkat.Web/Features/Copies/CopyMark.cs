using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Web.Features.Copies;

/// <summary>The signs before options on paper.</summary>
internal static class CopyMark
{
    public static bool IsChosen(AnswerValue? answer, Option option) => answer switch
    {
        OptionAnswer one => one.Option == option.Key,
        OptionsAnswer several => several.Options.Contains(option.Key),
        _ => false,
    };

    public static string Of(ChoiceQuestion question, bool isChosen) => (question, isChosen) switch
    {
        (MultiQuestion, true) => "☒",
        (MultiQuestion, false) => "□",
        (_, true) => "◉",
        (_, false) => "○",
    };
}
