terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

data "aws_caller_identity" "current" {}

locals {
  # The files in ../policies with their placeholders filled in.
  filled = {
    for name in ["cors", "bucket-policy", "user-role", "user-role-trust", "server-policy"] :
    name => replace(replace(replace(replace(replace(
      file("${path.module}/../policies/${name}.json"),
      "BUCKET_NAME", var.bucket_name),
      "LAB_HOST", var.lab_host),
      "ACCOUNT_ID", data.aws_caller_identity.current.account_id),
      "USER_ROLE", var.user_role),
    "SERVER_ROLE", var.server_role)
  }
  cors = jsondecode(local.filled["cors"]).CORSRules[0]
}

resource "aws_s3_bucket" "notebooks" {
  bucket = var.bucket_name

  lifecycle {
    prevent_destroy = true
  }
}

resource "aws_s3_bucket_versioning" "notebooks" {
  bucket = aws_s3_bucket.notebooks.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_public_access_block" "notebooks" {
  bucket                  = aws_s3_bucket.notebooks.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_cors_configuration" "notebooks" {
  bucket = aws_s3_bucket.notebooks.id

  cors_rule {
    allowed_origins = local.cors.AllowedOrigins
    allowed_methods = local.cors.AllowedMethods
    allowed_headers = local.cors.AllowedHeaders
    expose_headers  = local.cors.ExposeHeaders
    max_age_seconds = local.cors.MaxAgeSeconds
  }
}

resource "aws_s3_bucket_lifecycle_configuration" "notebooks" {
  bucket     = aws_s3_bucket.notebooks.id
  depends_on = [aws_s3_bucket_versioning.notebooks]

  rule {
    id     = "old-versions-to-cheaper-storage"
    status = "Enabled"

    filter {
      prefix = "workspace/"
    }

    noncurrent_version_transition {
      noncurrent_days = 90
      storage_class   = "GLACIER_IR"
    }
  }

  rule {
    id     = "broken-uploads"
    status = "Enabled"

    filter {
      prefix = ""
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}

resource "aws_s3_bucket_policy" "notebooks" {
  bucket     = aws_s3_bucket.notebooks.id
  policy     = local.filled["bucket-policy"]
  depends_on = [aws_iam_role.user]
}

# Attach this role to what runs the Jupyter servers.
resource "aws_iam_role" "server" {
  name               = var.server_role
  assume_role_policy = var.server_role_trust
}

resource "aws_iam_role_policy" "server" {
  name   = "bookstore"
  role   = aws_iam_role.server.id
  policy = local.filled["server-policy"]
}

# What the keys in browsers are of, narrowed to one user by a session policy.
resource "aws_iam_role" "user" {
  name               = var.user_role
  assume_role_policy = local.filled["user-role-trust"]
  depends_on         = [aws_iam_role.server]
}

resource "aws_iam_role_policy" "user" {
  name   = "bookstore"
  role   = aws_iam_role.user.id
  policy = local.filled["user-role"]
}

output "role_arn" {
  description = "For c.BookstoreCredentials.role_arn."
  value       = aws_iam_role.user.arn
}

output "server_role_arn" {
  description = "For the service account or the instance of the Jupyter servers."
  value       = aws_iam_role.server.arn
}
