using CsCheck;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Tests.Answers;

/// <summary>Random valid answers, and random drafts that know nothing of display rules.</summary>
internal static class AnswerGen
{
    // What texts are made of: also what other formats give a meaning to, and characters of more than one UTF-16 unit.
    private static readonly string[] Letters = ["a", "Å", "ö", "é", "7", "|", ",", ";", "\"", ".", "\t", "  ", "😀", "𝒳", "-"];

    public static Gen<AnswerValue> Of(Item item) => item.Question switch
    {
        MultiQuestion question => Options(question),
        ChoiceQuestion question => Gen.Int[0, question.Options.Length - 1]
            .Select(index => (AnswerValue)new OptionAnswer(question.Options[index].Key)),
        NumberQuestion question => Number(question),
        DateQuestion question => Gen.Int[(question.Min ?? new DateOnly(1900, 1, 1)).DayNumber, (question.Max ?? new DateOnly(2100, 1, 1)).DayNumber]
            .Select(day => (AnswerValue)new DateAnswer(DateOnly.FromDayNumber(day))),
        TextQuestion question => Text(question.MaxLength, question.Multiline),
        EmailQuestion => Gen.Int[0, 9999]
            .Select(Gen.OneOf("kommun.se", "xn--rsa-0qa.se", "årsta.example.org"), AnswerValue (number, domain) => new TextAnswer($"namn+{number}@{domain}")),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Any answers to any items, also to questions that those answers do not show.</summary>
    public static Gen<AnswerSet> Draft(Questionnaire questionnaire) =>
        new GenEach<AnswerValue?>([.. questionnaire.Items.Select(item => Gen.Frequency((1, Gen.Const((AnswerValue?)null)), (4, Of(item)!)))])
            .Select(values => AnswerSet.From(questionnaire.Items.Zip(values)
                .Where(pair => pair.Second is not null)
                .Select(pair => KeyValuePair.Create(pair.First.Key, pair.Second!))));

    private static Gen<AnswerValue> Options(MultiQuestion question)
    {
        var together = question.Options.Where(option => !option.Exclusive).Select(option => option.Key).ToList();
        var alone = question.Options.Where(option => option.Exclusive).Select(option => option.Key).ToList();
        var most = Math.Min(question.MaxSelected ?? together.Count, together.Count);
        var several = most == 0 ? null : new GenEach<bool>([.. together.Select(_ => Gen.Bool)]).Select(Gen.Int[0, together.Count - 1], (picked, first) =>
            (AnswerValue)new OptionsAnswer([.. together.Where((_, index) => picked[index] || index == first).Take(most)]));
        var one = alone.Count == 0 ? null : Gen.Int[0, alone.Count - 1].Select(index => (AnswerValue)new OptionsAnswer([alone[index]]));
        return several is null ? one! : one is null ? several : Gen.Frequency((3, several), (1, one));
    }

    private static Gen<AnswerValue> Number(NumberQuestion question)
    {
        var unit = (decimal)Math.Pow(10, question.Decimals);
        return Gen.Long[(long)Math.Ceiling((question.Min ?? -1_000_000) * unit), (long)Math.Floor((question.Max ?? 1_000_000) * unit)]
            .Select(steps => (AnswerValue)new NumberAnswer(steps / unit));
    }

    private static Gen<AnswerValue> Text(int maxLength, bool multiline)
    {
        var letters = multiline ? Letters.Append("\n") : Letters;
        return Gen.Int[0, letters.Count() - 1].Array[0, 30].Select(picked =>
        {
            // Trimmed as an answer is; never empty, as an empty answer is none.
            var text = string.Concat("x", string.Concat(picked.Select(letters.ElementAt)));
            return (AnswerValue)new TextAnswer(string.Concat(text.EnumerateRunes().Take(maxLength)).Trim());
        });
    }
}
