using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Plausibility;

/// <summary>What the answer to a choice says of what is asked about.</summary>
public enum ChoiceSide
{
    /// <summary>It is there, in one form or another.</summary>
    Has,

    /// <summary>It is not there.</summary>
    HasNot,

    /// <summary>It is not there yet, but on its way: no contradiction to either.</summary>
    Coming,

    DontKnow,

    /// <summary>The question is not for this municipality, or there is no such answer.</summary>
    Neither,
}

/// <summary>
/// Tells sides by what an option is: its kind, and the stable word that is its key. A questionnaire says of no option whether it is
/// good news, and its labels are for people, so that only the words with which the files themselves say "no" and "not yet" are known here.
/// </summary>
public static class ChoiceSides
{
    private static readonly string[] Denials = ["no", "never", "missing", "not_at_all"];

    /// <summary>"no_plan": no such thing, rather than a plain no.</summary>
    private const string DenialOfA = "no_";

    private static readonly string[] Announcements = ["planned", "in_progress"];

    public static ChoiceSide Of(Question question, AnswerValue? value) => (question, value) switch
    {
        (ChoiceQuestion choice, OptionAnswer answer) => Of(choice, answer.Option),
        (ChoiceQuestion choice, OptionsAnswer answer) => Of(choice, answer.Options[0]), // "none" and "don't know" stand alone
        _ => ChoiceSide.Neither,
    };

    private static ChoiceSide Of(ChoiceQuestion question, string key) =>
        question.IndexOfOption(key) is var index and >= 0 ? Of(question.Options[index]) : ChoiceSide.Neither;

    public static ChoiceSide Of(Option option) => option.Kind switch
    {
        OptionKind.DontKnow => ChoiceSide.DontKnow,
        OptionKind.NotApplicable => ChoiceSide.Neither,
        OptionKind.NoneOfThese => ChoiceSide.HasNot,
        OptionKind.Answer or OptionKind.Other when Denials.Contains(option.Key) || option.Key.StartsWith(DenialOfA, StringComparison.Ordinal) => ChoiceSide.HasNot,
        OptionKind.Answer or OptionKind.Other when Announcements.Contains(option.Key) => ChoiceSide.Coming,
        OptionKind.Answer or OptionKind.Other => ChoiceSide.Has,
    };
}
