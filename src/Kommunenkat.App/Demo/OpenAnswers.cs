using System.Diagnostics;
using System.Globalization;
using Kommunenkat.Survey.Answers;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.App.Demo;

/// <summary>Answers that are not chosen from a list: numbers, dates, names, addresses and free text, as one would write them.</summary>
internal static class OpenAnswers
{
    /// <param name="place">Where the municipality ranks among those that answer, from 0 to 1: low place, low number.</param>
    public static string Of(Item item, DemoUnit unit, int year, double place) => item.Question switch
    {
        NumberQuestion { UnitKey: "year" } question => Year(question, unit, year).ToString(CultureInfo.InvariantCulture),
        NumberQuestion question => AnswerText.Canonical(new NumberAnswer(Number(question, unit, place))),
        DateQuestion question => AnswerText.Iso(Date(question, unit, year)),
        EmailQuestion => DemoTexts.Email(Contact(unit, year), unit.Code),
        TextQuestion { PersonalData: true } => DemoTexts.Name(Contact(unit, year)),
        TextQuestion question => DemoTexts.Of(question.Key, unit.Chance.And(question.Key).And(year), unit.Code),
        _ => throw new UnreachableException(item.Question.GetType().Name),
    };

    // The same person round after round until somebody else has taken over.
    private static Chance Contact(DemoUnit unit, int year) =>
        unit.Chance.And("person").And(unit.LastRenewed("contact", year, staysTwoYears: 0.6, earliest: 2011));

    private static int Year(NumberQuestion question, DemoUnit unit, int year)
    {
        var renewed = unit.LastRenewed(question.Key, year, staysTwoYears: 0.45, earliest: (int)(question.Min ?? 2011) + 1);
        var isYearBefore = unit.Chance.And(question.Key).And(renewed).Uniform < 0.6;
        return isYearBefore ? renewed - 1 : renewed;
    }

    private static DateOnly Date(DateQuestion question, DemoUnit unit, int year)
    {
        // Half a year into the round's year, when answers are given: the latest day that can lie behind them.
        var renewed = unit.LastRenewed(question.Key, year, staysTwoYears: 0.55, earliest: (question.Min?.Year ?? 2005) + 2);
        var daysBefore = (int)(unit.Chance.And(question.Key).And(renewed).Uniform * 2 * 365);
        var date = new DateOnly(renewed, 6, 15).AddDays(-daysBefore);
        // Decisions are made on working days, and none in July.
        if (date.Month == 7)
            date = date.AddMonths(-1);
        return date.DayOfWeek switch
        {
            DayOfWeek.Saturday => date.AddDays(-1),
            DayOfWeek.Sunday => date.AddDays(-2),
            _ => date,
        };
    }

    private static decimal Number(NumberQuestion question, DemoUnit unit, double place)
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
        return Math.Max(10_000, decimal.Round(kronor / step) * step);
    }
}
