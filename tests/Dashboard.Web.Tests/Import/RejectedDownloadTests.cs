using System.Security.Claims;
using Dashboard.Web.Import;
using Dashboard.Web.Security;
using Dashboard.Web.Tests.Fakes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Dashboard.Web.Tests.Import;

public sealed class RejectedDownloadTests
{
    private readonly FakeImportJobs _jobs = new();

    [Fact]
    public void Download_ByAnOperator_GivesTheFileItsName()
    {
        var job = FakeImportJobs.Job(ImportJobState.Finished) with { RejectedPath = "/tmp/r.csv" };
        _jobs.Show(job);

        var file = Assert.IsType<PhysicalFileHttpResult>(ImportServices.Rejected(job.Id, _jobs, As("Operator")));

        Assert.Equal(("/tmp/r.csv", "shop.rejected.csv"), (file.FileName, file.FileDownloadName));
    }

    [Theory]
    [InlineData("Staff")]
    [InlineData("Viewer")]
    [InlineData(null)]
    public void Download_ByALowerRole_IsForbidden(string? role)
    {
        var job = FakeImportJobs.Job(ImportJobState.Finished) with { RejectedPath = "/tmp/r.csv" };
        _jobs.Show(job);

        Assert.IsType<ForbidHttpResult>(ImportServices.Rejected(job.Id, _jobs, As(role)));
    }

    [Fact]
    public void Download_OfNothing_IsNotFound() =>
        Assert.IsType<NotFound>(ImportServices.Rejected(Guid.NewGuid(), _jobs, As("Administrator")));

    private static DefaultHttpContext As(string? role) => new()
    {
        User = new ClaimsPrincipal(new ClaimsIdentity(role is null ? [] : [new Claim(StaffClaims.Role, role)], "test")),
    };
}
