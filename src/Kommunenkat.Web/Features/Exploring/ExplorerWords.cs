using System.Globalization;
using Kommunenkat.App.Analysis;
using Kommunenkat.App.Exchange;
using Kommunenkat.App.Exploring;
using Kommunenkat.App.Geography;
using Kommunenkat.Survey.Questionnaires;
using Kommunenkat.Survey.Tables;
using Kommunenkat.Web.Widgets;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Features.Exploring;

/// <summary>One line of a table: an area, a row of a matrix, or a column of what is crossed with.</summary>
/// <param name="WhyEmpty">Why there are no figures, where the base is empty.</param>
public sealed record ExplorerRow(string Name, AreaDistribution Answers, MissingKind WhyEmpty)
{
    public static ExplorerRow Of(string name, AreaDistribution answers) => new(name, answers, EmptyBase.Why(answers.Outside));
}

/// <summary>What the explorer's tables say in words.</summary>
internal static class ExplorerWords
{
    public static string Of(Category category, Item item, IStringLocalizer<ExploringTexts> texts) => category.Kind switch
    {
        CategoryKind.Option => category.Label!.Shown(),
        CategoryKind.Year => category.Key,
        CategoryKind.Interval => CategoryText.Interval((NumberQuestion)item.Question, category, CultureInfo.CurrentCulture),
        CategoryKind.Answered => texts["Answered"],
        CategoryKind.NotAnswered => texts["NotAnswered"],
    };

    /// <summary>"2.1 Har kommunen …", of a matrix row "6.1 Vilka nivåer …: Universell".</summary>
    public static string Of(Item item) =>
        item.Row is { } row ? $"{Of(item.Question)}: {row.Label.Shown()}" : Of(item.Question);

    public static string Of(Question question) => $"{question.Number} {question.Label.Shown()}";

    /// <summary>The name of an area in the reader's language.</summary>
    public static string Of(Area area, IStringLocalizer<ExploringTexts> texts) =>
        area.Code == Areas.CountryCode ? texts["Country"] : AreaNames.Shown(area.Code, area.Name);

    public static string Reason(MissingKind kind, IStringLocalizer<ExploringTexts> texts) => texts[$"Missing.{kind}"];

    /// <summary>A number of a summary: with a decimal more than is answered with, since a median lies between answers.</summary>
    public static string Number(double number, NumberQuestion question) => question.UnitKey == "year"
        ? Math.Round((decimal)number, question.Decimals + 1, MidpointRounding.AwayFromZero).ToString("0.#", CultureInfo.CurrentCulture)
        : Num.Rounded(number, question.Decimals + 1);

    public static string Level(AreaLevel level, IStringLocalizer<ExploringTexts> texts) => texts[$"Level.{level}"];
}
