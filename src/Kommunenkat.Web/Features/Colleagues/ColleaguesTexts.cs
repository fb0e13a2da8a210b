namespace Kommunenkat.Web.Features.Colleagues;

/// <summary>Stands for the texts in <c>ColleaguesTexts.resx</c> (Swedish) and <c>ColleaguesTexts.en.resx</c>.</summary>
public sealed class ColleaguesTexts;
