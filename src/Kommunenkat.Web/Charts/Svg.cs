using Microsoft.AspNetCore.Components;

namespace Kommunenkat.Web.Charts;

/// <summary>What Razor cannot write itself: to it, a text element is a word of its own syntax.</summary>
public static class Svg
{
    /// <summary>What a text is without being told.</summary>
    private const string Start = "start";

    /// <summary>A text with its middle at a height.</summary>
    /// <param name="x">Pixels, or a percentage of the width.</param>
    /// <param name="y">Pixels.</param>
    /// <param name="anchor">start, middle or end: which part of it stands at <paramref name="x"/>.</param>
    public static RenderFragment Text(string x, string y, string text, string anchor = Start, string? cssClass = null) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "x", x);
        builder.AddAttribute(2, "y", y);
        builder.AddAttribute(3, "dy", ".35em");
        builder.AddAttribute(4, "text-anchor", anchor == Start ? null : anchor);
        builder.AddAttribute(5, "class", cssClass);
        builder.AddContent(6, text);
        builder.CloseElement();
    };
}
