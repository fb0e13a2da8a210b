namespace Kommunenkat.Web.Features.Results;

/// <summary>Stands for the texts in <c>ResultsTexts.resx</c> (Swedish) and <c>ResultsTexts.en.resx</c>.</summary>
public sealed class ResultsTexts;
