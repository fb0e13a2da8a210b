namespace Kommunenkat.Web.Widgets;

/// <summary>Stands for the texts in <c>WidgetTexts.resx</c> (Swedish) and <c>WidgetTexts.en.resx</c>.</summary>
public sealed class WidgetTexts;
