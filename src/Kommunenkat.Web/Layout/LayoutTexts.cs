namespace Kommunenkat.Web.Layout;

/// <summary>Stands for the texts in <c>LayoutTexts.resx</c> (Swedish) and <c>LayoutTexts.en.resx</c>.</summary>
public sealed class LayoutTexts;
