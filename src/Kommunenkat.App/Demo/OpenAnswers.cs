using System.Diagnostics;
using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Expressions;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>Answers that are not chosen from a list: numbers, dates, names, addresses and free text, as one would write them.</summary>
/// <param name="answers">What the municipality has answered so far in the round.</param>
/// <param name="before">Its answers of the round before; null without any.</param>
/// <param name="place">Where it ranks among those that answer, from 0 to 1: low place, low number.</param>
internal sealed class OpenAnswers(DemoUnit unit, int year, AnswerSet answers, AnswerSet? before, double place)
{
    public string To(Item item) => item.Question switch
    {
        NumberQuestion { UnitKey: "year" } question => Dated(question, staysTwoYears: 0.45, question.Min is { } min ? (int)min : 2005, YearOf),
        NumberQuestion question => AnswerText.Canonical(new NumberAnswer(Number(question))),
        DateQuestion question => Dated(question, staysTwoYears: 0.55, question.Min?.Year ?? 2005, DayOf),
        EmailQuestion => DemoTexts.Email(Contact, unit.Code),
        TextQuestion { PersonalData: true } => DemoTexts.Name(Contact),
        TextQuestion question => DemoTexts.Of(question.Key, unit.Chance.And(question.Key).And(year), unit.Code, answers),
        _ => throw new UnreachableException(item.Question.GetType().Name),
    };

    public static bool Shows(Question question, AnswerSet shown) =>
        question.VisibleIf is null || Evaluation.IsTrue(question.VisibleIf, shown, UnitStatus.Started);

    // The same person round after round until somebody else has taken over.
    private Chance Contact => unit.Chance.And("person").And(unit.LastRenewed("contact", year, staysTwoYears: 0.6, earliest: 2011));

    /// <summary>When a thing came about: as said in the round before unless renewed, and not before that round if there was none then.</summary>
    private string Dated(Question question, double staysTwoYears, int earliest, Func<int, Chance, string> write)
    {
        var isNew = before is not null && !Shows(question, before);
        if (!isNew && before?[question.Items[0].Key] is { } same && unit.Stays(question.Key, year, staysTwoYears))
            return AnswerText.Canonical(same);

        var renewed = isNew ? year : unit.LastRenewed(question.Key, year, staysTwoYears, earliest + 2);
        return write(renewed, unit.Chance.And(question.Key).And(renewed));
    }

    private static string YearOf(int renewed, Chance chance) =>
        (chance.Uniform < 0.6 ? renewed - 1 : renewed).ToString(CultureInfo.InvariantCulture);

    private static string DayOf(int renewed, Chance chance)
    {
        // Answers are given in the middle of the round's year, and what they date lies behind them.
        var date = new DateOnly(renewed, 6, 15).AddDays(-(int)(chance.Uniform * 2 * 365));
        // Decisions are made on working days, and none in July.
        if (date.Month == 7)
            date = date.AddMonths(-1);
        return AnswerText.Iso(date.DayOfWeek switch
        {
            DayOfWeek.Saturday => date.AddDays(-1),
            DayOfWeek.Sunday => date.AddDays(-2),
            _ => date,
        });
    }

    private decimal Number(NumberQuestion question)
    {
        var number = question.UnitKey switch
        {
            "sek_per_year" => Round(At(AnswerModels.KronorPerInhabitant, place) * unit.Population),
            { } known when AnswerModels.Numbers.TryGetValue(known, out var usual) => At(usual, place),
            _ => (question.Min ?? 0) + (decimal)place * ((question.Max ?? 100) - (question.Min ?? 0)),
        };
        return decimal.Round(Math.Clamp(number, question.Min ?? number, question.Max ?? number), question.Decimals);
    }

    private static decimal At(IReadOnlyList<decimal> fromFewToMany, double place) => fromFewToMany[(int)(place * fromFewToMany.Count)];

    // People give budgets in even sums: 50 000, 175 000, 1 200 000.
    private static decimal Round(decimal kronor)
    {
        var step = kronor switch { < 100_000 => 10_000, < 500_000 => 25_000, < 1_000_000 => 50_000, < 10_000_000 => 100_000, _ => 500_000 };
        return Math.Max(20_000, decimal.Round(kronor / step) * step);
    }
}
