namespace Kommunenkat.Web.Charts;

/// <summary>Stands for the texts in <c>ChartsTexts.resx</c> (Swedish) and <c>ChartsTexts.en.resx</c>.</summary>
public sealed class ChartsTexts;
