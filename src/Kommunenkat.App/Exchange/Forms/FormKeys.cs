using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Exchange.Forms;

/// <summary>
/// What a form is known by when it comes back: marks above the two columns that are read, a key in each row, so that it does not matter where
/// a row stands or what a sheet is called, and rows of a hidden sheet.
/// </summary>
internal static class FormKeys
{
    /// <summary>Stands in the hidden sheet's first cell; the number counts the forms' own versions.</summary>
    public const string Format = "kommunenkat-form/1";

    public const string Round = "round", Municipality = "municipality", Questionnaire = "questionnaire", Language = "language", MadeAt = "madeAt";

    /// <summary>Begins the rows of the hidden sheet that say what an answer was when the form was made.</summary>
    public const string Answer = "answer";

    /// <summary>Stand in the hidden row above the columns.</summary>
    public const string KeyMark = "kommunenkat:key", AnswerMark = "kommunenkat:answer";

    /// <summary>No key of a questionnaire has it.</summary>
    private const char OptionSign = '#';

    public static string Of(Item item) => item.Key.ToString();

    /// <summary>Of the row of one option of a multiple choice.</summary>
    public static string Of(MultiQuestion question, Option option) => $"{question.Key}{OptionSign}{option.Key}";

    /// <returns>The item, with the option that the row is about if it is a multiple choice; null where there is no such thing to answer.</returns>
    public static (Item Item, Option? Option)? Find(Questionnaire questionnaire, string key)
    {
        if (key.Split(OptionSign) is [var question, var option])
        {
            return questionnaire.FindQuestion(question) is MultiQuestion multi && multi.IndexOfOption(option) is >= 0 and var index
                ? (multi.Items[0], multi.Options[index])
                : null;
        }

        return FindItem(questionnaire, key) is { Question: not MultiQuestion } item ? (item, null) : null;
    }

    /// <returns>Null where there is no such item.</returns>
    public static Item? FindItem(Questionnaire questionnaire, string key) => key.Split('.') switch
    {
        [var question] => questionnaire.FindItem(new ItemKey(question)),
        [var question, var row] => questionnaire.FindItem(new ItemKey(question, row)),
        _ => null,
    };
}
