using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Kommunenkat.Web.Charts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace Kommunenkat.Web.Tests.Charts;

/// <summary>What charts stand on: texts, and nothing else.</summary>
public abstract class ChartContext : BunitContext
{
    protected ChartContext() => Services.AddLogging().AddLocalization();

    protected IStringLocalizer<ChartsTexts> Texts => Services.GetRequiredService<IStringLocalizer<ChartsTexts>>();

    /// <summary>To be called in the test itself: a language does not outlive the method that chose it.</summary>
    protected static void Speak(string language) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB");

    /// <summary>An element's text as a reader meets it: white space of the markup counts for one space.</summary>
    protected static string Words(INode element) =>
        string.Join(' ', element.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The cells of a table, row by row, its heading first.</summary>
    protected static IReadOnlyList<string[]> Cells(IElement table) =>
        [.. table.QuerySelectorAll("tr").Select(row => row.QuerySelectorAll("th, td").Select(Words).ToArray())];

    /// <summary>Several on one page.</summary>
    protected IRenderedComponent<IComponent> Page(params RenderFragment[] charts) => Render(builder =>
    {
        foreach (var chart in charts)
            builder.AddContent(0, chart);
    });
}
