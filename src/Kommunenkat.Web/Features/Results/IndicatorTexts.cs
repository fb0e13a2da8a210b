namespace Kommunenkat.Web.Features.Results;

/// <summary>Stands for the texts in <c>IndicatorTexts.resx</c> (Swedish) and <c>IndicatorTexts.en.resx</c>.</summary>
public sealed class IndicatorTexts;
