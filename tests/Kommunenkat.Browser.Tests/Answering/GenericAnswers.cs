using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Browser.Tests.Answering;

/// <summary>A valid answer to any item, known by its type alone, so that a new questionnaire needs no new test.</summary>
internal static class GenericAnswers
{
    private const string Text = "Enligt \"plan\": å, ä & ö – <b>50 %</b> 🙂";

    /// <summary>The canonical text. It opens as much as it can: "Annat" and "Ja" come before the rest.</summary>
    public static string To(Item item) => item.Question switch
    {
        MatrixQuestion question => question.Options[0].Key,
        MultiQuestion question => string.Join('|', question.Options.Where(option => !option.Exclusive).Take(2).Select(option => option.Key)),
        ChoiceQuestion question => (question.Options.FirstOrDefault(option => option.Kind == OptionKind.Other) ?? question.Options[0]).Key,
        NumberQuestion question => (question.Max ?? question.Min ?? 1).ToString(CultureInfo.InvariantCulture),
        DateQuestion question => AnswerText.Iso(question.Max ?? question.Min ?? new DateOnly(2024, 2, 29)),
        EmailQuestion => "åsa.öberg+enkät@kommunen.example",
        TextQuestion { Multiline: true } => $"{Text}\n\nRad två.",
        TextQuestion => Text,
        var other => throw new NotSupportedException(other.GetType().Name),
    };

    /// <summary>Any valid choice.</summary>
    public static string RandomTo(Item item, Random random) => item.Question switch
    {
        MultiQuestion question => question.Options[random.Next(question.Options.Length)].Key,
        ChoiceQuestion question => question.Options[random.Next(question.Options.Length)].Key,
        NumberQuestion question => random.Next((int)(question.Min ?? 0), (int)(question.Max ?? 1000)).ToString(CultureInfo.InvariantCulture),
        TextQuestion => $"Svar {random.Next()}",
        _ => To(item),
    };
}
