using System.Collections.Immutable;
using System.Globalization;
using Kommunenkat.Survey.Indicators;
using Kommunenkat.Survey.Questionnaires;

namespace Kommunenkat.Survey.Tables;

/// <summary>What a category of answers is.</summary>
public enum CategoryKind
{
    /// <summary>An option that is a substantive answer (semantics §4), or "don't know" where it is counted as one.</summary>
    Option,

    /// <summary>The year of a date.</summary>
    Year,

    /// <summary>An interval of numbers.</summary>
    Interval,

    /// <summary>There is an answer, of which no more may be told.</summary>
    Answered,

    /// <summary>The question was shown and left empty; a category only where no more than that may be told.</summary>
    NotAnswered,
}

/// <summary>Answers that are counted together.</summary>
/// <param name="Key">The option's key, the year, or a word; unique among the categories of an item.</param>
/// <param name="Label">Of an option; else null.</param>
/// <param name="From">Of an interval its lower end, which belongs to it; else null.</param>
/// <param name="To">Of an interval its upper end, which belongs to the next one; else null.</param>
public sealed record Category(CategoryKind Kind, string Key, LocalizedText? Label = null, decimal? From = null, decimal? To = null);

/// <summary>The categories that answers to an item are counted in.</summary>
public static class Categories
{
    /// <summary>Whether it may be told what was answered: of free text and personal data only that there is an answer.</summary>
    public static bool ShowsValues(Question question) => !question.PersonalData && question is not (TextQuestion or EmailQuestion);

    /// <summary>Whether answers to other questions can be divided by the answers to this one.</summary>
    public static bool Divides(Question question) => question is ChoiceQuestion && ShowsValues(question);

    /// <summary>Whether a unit can be in several categories, so that shares add up to more than 100 %.</summary>
    public static bool AreOverlapping(Question question) => question is MultiQuestion && ShowsValues(question);

    /// <param name="countsDontKnow">Whether "don't know" is a category too.</param>
    internal static ImmutableArray<Category> Of(Item item, AnswerColumns columns, NumberBins? bins, bool countsDontKnow) => item.Question switch
    {
        { } question when !ShowsValues(question) => [new(CategoryKind.Answered, "answered"), new(CategoryKind.NotAnswered, "not_answered")],
        ChoiceQuestion choice => [.. choice.Options.Where(option => Kinds(countsDontKnow).Contains(option.Kind)).Select(option => new Category(CategoryKind.Option, option.Key, option.Label))],
        DateQuestion => [.. Units(columns[item].Answered).Select(unit => YearOf(columns[item].Numbers[unit])).Distinct().Order()
            .Select(year => new Category(CategoryKind.Year, year.ToString(CultureInfo.InvariantCulture)))],
        _ => bins is null ? [] : [.. bins.Intervals],
    };

    /// <summary>Per category, the units whose answer is of it.</summary>
    internal static UnitSet[] Sets(Item item, ImmutableArray<Category> categories, AnswerColumns columns)
    {
        var column = columns[item];
        if (!ShowsValues(item.Question))
            return [column.Answered, columns.Shown(item.Question) & !column.Answered];
        if (item.Question is ChoiceQuestion choice)
            return [.. categories.Select(category => column.Chose[choice.IndexOfOption(category.Key)])];

        var sets = categories.Select(_ => new UnitSet(columns.Units.Length)).ToArray();
        foreach (var unit in Units(column.Answered))
            sets[PlaceOf(column.Numbers[unit])].Add(unit);
        return sets;

        int PlaceOf(double number)
        {
            var year = item.Question is DateQuestion ? YearOf(number).ToString(CultureInfo.InvariantCulture) : null;
            for (var i = 0; ; i++)
            {
                if (year is null ? (decimal)number < categories[i].To : categories[i].Key == year)
                    return i;
            }
        }
    }

    /// <summary>What options that are counted are: substantive (semantics §4), and "don't know" if wanted.</summary>
    internal static OptionKind[] Kinds(bool countsDontKnow) =>
        [OptionKind.Answer, OptionKind.Other, OptionKind.NoneOfThese, .. countsDontKnow ? (OptionKind[])[OptionKind.DontKnow] : []];

    internal static IEnumerable<int> Units(UnitSet set) => Enumerable.Range(0, set.Size).Where(unit => set[unit]);

    private static int YearOf(double dayNumber) => DateOnly.FromDayNumber((int)dayNumber).Year;
}
